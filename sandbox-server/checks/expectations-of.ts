import type {
  Check,
  DockerfileCheck,
  FileCheck,
  ImageCheck,
  RegistryCheck,
} from '../../protocol/check.ts';
import type { WantedConfiguration } from '../words/check-values.ts';
import { phrase, type Wording } from '../words/phrase.ts';
import { literalKey, readablePattern } from './readable-pattern.ts';
import { wantedContainers } from './wanted-containers.ts';
import { wantedInstruction } from './wanted-instruction.ts';

/**
 * All that a check wants, in the words of its failures, without anything being looked at. No more is
 * told than a running machine tells, and of a file that is to match less: what a line's answer stands after.
 */
export function expectationsOf(check: Check): Wording[] {
  switch (check.kind) {
    case 'container':
      return [phrase('container.wanted', wantedContainers(check))];
    case 'image':
      return ofImage(check);
    case 'port':
      return [phrase(check.closed ? 'port.unwanted' : 'port.wanted', check)];
    case 'http': {
      const { port, path, status, body } = check;
      const text = body === undefined ? undefined : readablePattern(body);
      return [phrase('http.wanted', { port, path, status, text })];
    }
    case 'file':
      return [ofFile(check)];
    case 'dockerfile':
      return [ofDockerfile(check)];
    case 'event':
      return [phrase('event.wanted', check)];
    case 'registry':
      return ofRegistry(check);
    case 'sign-in':
      return [phrase(check.refused ? 'signIn.refusalWanted' : 'signIn.wanted')];
    default:
      return check satisfies never;
  }
}

function ofImage({ tag, absent, history, compare }: ImageCheck): Wording[] {
  if (absent) return [phrase('image.none', { tag })];
  const wanted: Wording[] = [phrase('image.wanted', { tag })];
  if (history !== undefined) {
    wanted.push(phrase('layer.wanted', { tag, text: readablePattern(history) }));
  }
  if (!compare) return wanted;
  const names = { tag, other: compare.with };
  if (compare.layer === undefined) {
    return [...wanted, phrase(compare.same ? 'image.namesOfOne' : 'image.differ', names)];
  }
  const layer = { ...names, text: readablePattern(compare.layer) };
  return [...wanted, phrase(compare.same ? 'layer.same' : 'layer.differs', layer)];
}

function ofFile({ path, absent, matches }: FileCheck): Wording {
  if (absent) return phrase('file.none', { path });
  if (matches === undefined) return phrase('file.wanted', { path });
  const start = literalKey(matches);
  return start === ''
    ? phrase('file.contentWanted', { path })
    : phrase('file.lineWanted', { path, start });
}

function ofDockerfile(check: DockerfileCheck): Wording {
  const { path, before, absent } = check;
  const wanted = wantedInstruction(check);
  if (absent) return phrase('dockerfile.unwanted', { wanted, path });
  return before
    ? phrase('dockerfile.order', { wanted, before: wantedInstruction(before), path })
    : phrase('dockerfile.wanted', { wanted, path });
}

function ofRegistry(check: RegistryCheck): Wording[] {
  const { image: name, absent, compare } = check;
  if (absent) return [phrase('registry.unwanted', { name })];
  const configured = configurationsOf(check);
  const wanted: Wording[] =
    configured.length === 0
      ? [phrase('registry.wanted', { name })]
      : configured.map((each) => phrase('registry.configured', { name, wanted: each }));
  if (!compare) return wanted;
  const { with: other, same } = compare;
  return [
    ...wanted,
    compare.in === 'registry'
      ? phrase(same ? 'registry.sameDigest' : 'registry.twoDigests', { name, other })
      : phrase(same ? 'registry.isOwn' : 'registry.isOther', { name, tag: other }),
  ];
}

function configurationsOf(check: RegistryCheck): WantedConfiguration[] {
  const { labels, env, withoutEnv, command, exposes } = check;
  const values = (is: 'label' | 'variable', patterns: Readonly<Record<string, string>>) =>
    Object.entries(patterns).map(([name, pattern]) => ({
      ...{ is, name, text: readablePattern(pattern) },
    }));
  return [
    ...values('label', labels),
    ...values('variable', env),
    ...withoutEnv.map((name) => ({ is: 'no-variable' as const, name })),
    ...(command === undefined ? [] : [{ is: 'command' as const, text: readablePattern(command) }]),
    ...(exposes === undefined ? [] : [{ is: 'port' as const, port: exposes }]),
  ];
}
