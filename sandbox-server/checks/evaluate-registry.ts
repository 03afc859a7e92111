import type { RegistryCheck } from '../../protocol/check.ts';
import type { RegistryImage } from '../registry/registry-image.ts';
import type { WantedConfiguration } from '../words/check-values.ts';
import { phrase, type Wording } from '../words/phrase.ts';
import type { CheckFacts } from './check-facts.ts';
import { findImage } from './find-image.ts';
import { readablePattern } from './readable-pattern.ts';
import { failed, passed, quoted, type Verdict } from './verdict.ts';
import type { Holds } from './pattern-search.ts';

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
  for (const { wanted, found } of missesOf(check, image, holds)) {
    return failed(phrase('registry.configured', { name, wanted }), found);
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

interface Miss {
  readonly wanted: WantedConfiguration;
  readonly found: Wording;
}

function missesOf(check: RegistryCheck, image: RegistryImage, holds: Holds): Miss[] {
  const { labels, env, withoutEnv, command, exposes } = check;
  const misses: Miss[] = [
    ...valueMisses('label', [labels, image.labels], holds),
    ...valueMisses('variable', [env, image.environment], holds),
    ...withoutEnv
      .filter((name) => image.environment[name] !== undefined)
      .map((name) => ({
        wanted: { is: 'no-variable' as const, name },
        found: phrase('registry.exposed', { name }),
      })),
  ];
  if (command !== undefined && !holds(image.command, command)) {
    const wanted = { is: 'command' as const, text: readablePattern(command) };
    misses.push({ wanted, found: quoted(image.command) });
  }
  if (exposes !== undefined && !image.exposedPorts.includes(exposes)) {
    const found = image.exposedPorts.join(', ') || phrase('none');
    misses.push({ wanted: { is: 'port', port: exposes }, found });
  }
  return misses;
}

type Values = Readonly<Record<string, string>>;

/** Values that are missing, or do not fit their pattern. */
function valueMisses(
  is: 'label' | 'variable',
  [wanted, given]: readonly [wanted: Values, given: Values],
  holds: Holds,
): Miss[] {
  return Object.entries(wanted).flatMap(([name, pattern]) => {
    const value = given[name];
    if (value !== undefined && holds(value, pattern)) return [];
    return {
      wanted: { is, name, text: readablePattern(pattern) },
      found: value === undefined ? phrase('registry.noName') : quoted(value.slice(0, 100)),
    };
  });
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
  const key = wanted.same ? 'registry.sameDigest' : 'registry.twoDigests';
  return failed(phrase(key, { name, other: wanted.with }), found);
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
  return wanted.same
    ? failed(phrase('registry.isOwn', { name, tag }), phrase('registry.areTwo'))
    : failed(phrase('registry.isOther', { name, tag }), phrase('registry.areSame'));
}

/** As Docker shortens them: twelve digits. */
const shortly = (digest: string) => digest.slice(0, 'sha256:'.length + 12);
