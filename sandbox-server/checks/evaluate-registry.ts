import type { RegistryCheck } from '../../protocol/check.ts';
import type { RegistryImage } from '../registry/registry-image.ts';
import { phrase, type Wording } from '../words/phrase.ts';
import type { CheckFacts } from './check-facts.ts';
import { findImage } from './find-image.ts';
import { failed, passed, quoted, type Verdict } from './verdict.ts';
import type { Holds } from './pattern-search.ts';
import {
  wantedConfiguration,
  wantedEquality,
  wantedSettings,
  type WantedSetting,
} from './wanted-pushed-image.ts';

/** Looks for an image in the classroom registry, at its configuration, and at what it is equal to. */
export async function evaluateRegistry(
  check: RegistryCheck,
  facts: CheckFacts,
  holds: Holds,
): Promise<Verdict> {
  const { image: name, absent, compare } = check;
  const image = await find(name, facts);
  if (absent) {
    return image ? failed(phrase('registry.unwanted', { name }), shortly(image.digest)) : passed;
  }
  if (!image) return failed(phrase('registry.wanted', { name }), phrase('registry.none'));
  for (const setting of wantedSettings(check)) {
    const found = foundInstead(setting, image, holds);
    if (found !== null) return failed(wantedConfiguration(name, setting), found);
  }
  if (!compare) return passed;
  return compare.in === 'registry'
    ? compareInRegistry(check, image, compare, facts)
    : compareWithMachine(check, image, compare, facts);
}

function find(name: string, facts: CheckFacts): Promise<RegistryImage | null> {
  const [repository = '', tag = 'latest'] = name.split(':');
  return facts.registryImage(repository, tag);
}

/** What the image has in place of a setting; null where it has what is wanted. */
function foundInstead(setting: WantedSetting, image: RegistryImage, holds: Holds): Wording | null {
  switch (setting.is) {
    case 'label':
      return otherValue(image.labels[setting.name], setting.pattern, holds);
    case 'variable':
      return otherValue(image.environment[setting.name], setting.pattern, holds);
    case 'no-variable': {
      const { name } = setting;
      return image.environment[name] === undefined ? null : phrase('registry.exposed', { name });
    }
    case 'command':
      return holds(image.command, setting.pattern) ? null : quoted(image.command);
    case 'port':
      if (image.exposedPorts.includes(setting.port)) return null;
      return image.exposedPorts.join(', ') || phrase('none');
    default:
      return setting satisfies never;
  }
}

function otherValue(value: string | undefined, pattern: string, holds: Holds): Wording | null {
  if (value === undefined) return phrase('registry.noName');
  return holds(value, pattern) ? null : quoted(value.slice(0, 100));
}

type Compare = NonNullable<RegistryCheck['compare']>;

async function compareInRegistry(
  { image: name }: RegistryCheck,
  image: RegistryImage,
  wanted: Compare,
  facts: CheckFacts,
): Promise<Verdict> {
  const other = await find(wanted.with, facts);
  if (!other)
    return failed(phrase('registry.wanted', { name: wanted.with }), phrase('registry.none'));
  if ((other.digest === image.digest) === wanted.same) return passed;
  const found = phrase('both', { first: shortly(image.digest), second: shortly(other.digest) });
  return failed(wantedEquality(name, wanted), found);
}

async function compareWithMachine(
  { image: name }: RegistryCheck,
  image: RegistryImage,
  wanted: Compare,
  facts: CheckFacts,
): Promise<Verdict> {
  const own = findImage(await facts.state(), wanted.with);
  const tag = wanted.with;
  if (!own) return failed(phrase('registry.ownWanted', { tag }), phrase('image.notThere'));
  // An engine that keeps its images in containerd has the manifest's digest as their id.
  const same = own.id === image.id || own.id === image.digest;
  if (same === wanted.same) return passed;
  const found = phrase(same ? 'registry.areSame' : 'registry.areTwo');
  return failed(wantedEquality(name, wanted), found);
}

/** As Docker shortens them: twelve digits. */
const shortly = (digest: string) => digest.slice(0, 'sha256:'.length + 12);
