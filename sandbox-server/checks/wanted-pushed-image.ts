import type { RegistryCheck } from '../../protocol/check.ts';
import { phrase, type Wording } from '../words/phrase.ts';
import { readablePattern } from './readable-pattern.ts';

/** One thing that an image in the registry is to have in its configuration. */
export type WantedSetting =
  | { readonly is: 'label' | 'variable'; readonly name: string; readonly pattern: string }
  | { readonly is: 'no-variable'; readonly name: string }
  | { readonly is: 'command'; readonly pattern: string }
  | { readonly is: 'port'; readonly port: string };

/** All that a check asks of the configuration, in the order in which it is looked at. */
export function wantedSettings(check: RegistryCheck): WantedSetting[] {
  const { labels, env, withoutEnv, command, exposes } = check;
  const values = (is: 'label' | 'variable', patterns: Readonly<Record<string, string>>) =>
    Object.entries(patterns).map(([name, pattern]) => ({ is, name, pattern }));
  return [
    ...values('label', labels),
    ...values('variable', env),
    ...withoutEnv.map((name) => ({ is: 'no-variable' as const, name })),
    ...(command === undefined ? [] : [{ is: 'command' as const, pattern: command }]),
    ...(exposes === undefined ? [] : [{ is: 'port' as const, port: exposes }]),
  ];
}

/** In words, with as much of a pattern as can be read. */
export function wantedConfiguration(name: string, setting: WantedSetting): Wording {
  if (!('pattern' in setting)) return phrase('registry.configured', { name, wanted: setting });
  const { pattern, ...rest } = setting;
  const wanted = { ...rest, text: readablePattern(pattern) };
  return phrase('registry.configured', { name, wanted });
}

/** What it is to be equal to, or to differ from: in the registry, or on the learner's machine. */
export function wantedEquality(
  name: string,
  { in: place, with: other, same }: NonNullable<RegistryCheck['compare']>,
): Wording {
  return place === 'registry'
    ? phrase(same ? 'registry.sameDigest' : 'registry.twoDigests', { name, other })
    : phrase(same ? 'registry.isOwn' : 'registry.isOther', { name, tag: other });
}
