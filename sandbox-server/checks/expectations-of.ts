import type { Check, FileCheck, ImageCheck, RegistryCheck } from '../../protocol/check.ts';
import { phrase, type Wording } from '../words/phrase.ts';
import { literalKey } from './readable-pattern.ts';
import { wantedContainers } from './wanted-containers.ts';
import { wantedLayer, wantedSameness } from './wanted-image.ts';
import { wantedInstruction, wantedOrder } from './wanted-instruction.ts';
import { wantedPage } from './wanted-page.ts';
import { wantedConfiguration, wantedEquality, wantedSettings } from './wanted-pushed-image.ts';

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
    case 'http':
      return [wantedPage(check)];
    case 'file':
      return [ofFile(check)];
    case 'dockerfile':
      return [
        check.before && !check.absent ? wantedOrder(check, check.before) : wantedInstruction(check),
      ];
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
  return [
    phrase('image.wanted', { tag }),
    ...(history === undefined ? [] : [wantedLayer(tag, history)]),
    ...(compare ? [wantedSameness(tag, compare)] : []),
  ];
}

function ofFile({ path, absent, matches }: FileCheck): Wording {
  if (absent) return phrase('file.none', { path });
  if (matches === undefined) return phrase('file.wanted', { path });
  const start = literalKey(matches);
  return start === ''
    ? phrase('file.contentWanted', { path })
    : phrase('file.lineWanted', { path, start });
}

function ofRegistry(check: RegistryCheck): Wording[] {
  const { image: name, absent, compare } = check;
  if (absent) return [phrase('registry.unwanted', { name })];
  const settings = wantedSettings(check);
  return [
    ...(settings.length === 0 ? [phrase('registry.wanted', { name })] : []),
    ...settings.map((setting) => wantedConfiguration(name, setting)),
    ...(compare ? [wantedEquality(name, compare)] : []),
  ];
}
