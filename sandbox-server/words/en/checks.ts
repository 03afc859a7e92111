import type { EventCheck, HttpCheck } from '../../../protocol/check.ts';
import type { LocalizedText } from '../../../protocol/language.ts';
import type { FoundInstruction, WantedConfiguration, WantedInstruction } from '../check-values.ts';
import { nearestContainer, wantedContainers } from './containers.ts';

/**
 * What checks expect and find, in plain words that can follow "Expected:" and "Found:". The other
 * languages have the same keys; each builds its own sentences.
 */
export const checks = {
  quote: ({ text }: { text: string }) => `“${text}”`,
  both: ({ first, second }: { first: string; second: string }) => `${first} and ${second}`,
  none: () => 'none',
  'check.title': ({ title }: { title: LocalizedText }) => title.en,
  'check.notLooked': () => 'not looked at yet',
  'check.blindWanted': ({ where }: { where: 'machine' | 'registry' }) =>
    `a ${where} that can be looked at`,
  'check.blind': () => 'no answer from it. This is not your fault; the check is tried again',

  'container.wanted': wantedContainers,
  'container.nearest': nearestContainer,
  'container.count': ({ count }: { count: number }) => (count === 1 ? 'one' : String(count)),
  'container.none': ({ name, image }: { name?: string | undefined; image?: string | undefined }) =>
    name !== undefined
      ? `no container named ${name}`
      : `no container${image === undefined ? '' : ` from ${image}`}`,

  'image.wanted': ({ tag }: { tag: string }) => `the image ${tag}`,
  'image.none': ({ tag }: { tag: string }) => `no image ${tag}`,
  'image.notThere': () => 'no such image',
  'image.toCompare': ({ tag, other }: { tag: string; other: string }) =>
    `the image ${other} to compare ${tag} with`,
  'image.namesOfOne': ({ tag, other }: { tag: string; other: string }) =>
    `${tag} and ${other} as names of one image`,
  'image.differ': ({ tag, other }: { tag: string; other: string }) =>
    `${tag} and ${other} as two different images`,
  'image.isOne': () => 'one image with both names',
  'image.areTwo': () => 'two images',
  'layer.wanted': ({ tag, text }: { tag: string; text: string | undefined }) =>
    `in ${tag}, ${layerBy(text)}`,
  'layer.same': ({ tag, other, text }: { tag: string; other: string; text: string | undefined }) =>
    `${layerBy(text)} to be the same in ${tag} and ${other}, taken from the cache`,
  'layer.differs': ({
    tag,
    other,
    text,
  }: {
    tag: string;
    other: string;
    text: string | undefined;
  }) => `${layerBy(text)} to be another in ${tag} than in ${other}, built anew`,
  'layer.none': () => 'no such layer',
  'layer.noneIn': ({ tag }: { tag: string }) => `no such layer in ${tag}`,
  'layer.isSame': () => 'the same layer in both',
  'layer.areTwo': () => 'two different layers',

  'file.wanted': ({ path }: { path: string }) => `the file ${path}`,
  'file.none': ({ path }: { path: string }) => `no file ${path}`,
  'file.contentWanted': ({ path }: { path: string }) =>
    `${path} with the content that is asked for`,
  'file.lineWanted': ({ path, start }: { path: string; start: string }) =>
    `in ${path}, a line that begins with “${start}”`,
  'file.otherContent': ({ path }: { path: string }) => `${path} with other content`,
  'file.lacks': ({ path }: { path: string }) => `${path}, saved, but without what is asked for`,
  'file.otherLine': ({ path, start }: { path: string; start: string }) =>
    `in ${path}, another line that begins with “${start}”`,

  'dockerfile.wanted': ({ wanted, path }: { wanted: WantedInstruction; path: string }) =>
    `a ${instruction(wanted)} in ${path}`,
  'dockerfile.unwanted': ({ wanted, path }: { wanted: WantedInstruction; path: string }) =>
    `no ${instruction(wanted)} in ${path}`,
  'dockerfile.order': ({
    wanted,
    before,
    path,
  }: {
    wanted: WantedInstruction;
    before: WantedInstruction;
    path: string;
  }) => `a ${instruction(wanted)} before a ${instruction(before)} in ${path}`,
  'dockerfile.none': ({ name }: { name: string }) => `no ${name} instruction`,
  'dockerfile.at': ({ found }: { found: FoundInstruction }) => at(found),
  'dockerfile.before': ({ first, second }: { first: FoundInstruction; second: FoundInstruction }) =>
    `${at(first)} before ${at(second)}`,

  'http.wanted': ({
    port,
    path,
    status,
    text,
  }: Pick<HttpCheck, 'port' | 'path' | 'status'> & { text: string | undefined }) =>
    `at localhost:${port}${path}, an answer with status ${status}${text === undefined ? '' : ` that says “${text}”`}`,
  'http.noPublisher': ({ port }: { port: number }) =>
    `no running container that publishes port ${port}`,
  'http.silent': ({
    port,
    container,
    containerPort,
  }: {
    port: number;
    container: string;
    containerPort: number;
  }) =>
    `port ${port} published by ${container}, but no answer: does the program listen on port ` +
    `${containerPort} of the container, and on 0.0.0.0?`,
  'http.status': ({ status }: { status: number }) => `status ${status}`,
  'http.empty': () => 'an empty page',
  'http.says': ({ text }: { text: string }) => `a page that says “${text}”`,

  'port.wanted': ({ port }: { port: number }) => `something that listens on port ${port}`,
  'port.unwanted': ({ port }: { port: number }) => `nothing that listens on port ${port}`,
  'port.open': () => 'something that accepts connections',
  'port.closed': () => 'a refused connection',

  'event.wanted': (check: EventCheck) =>
    `${eventOf(check)}${check.atLeast === 1 ? '' : `, ${check.atLeast} times`}`,
  'event.none': () => 'nothing of the kind yet',
  'event.count': ({ count }: { count: number }) => `${count} so far`,

  'registry.wanted': ({ name }: { name: string }) => `${name} in the registry`,
  'registry.unwanted': ({ name }: { name: string }) => `no ${name} in the registry`,
  'registry.none': () => 'no such image there',
  'registry.configured': ({ name, wanted }: { name: string; wanted: WantedConfiguration }) =>
    `in ${name}, as it is in the registry, ${configured(wanted)}`,
  'registry.noName': () => 'none of that name',
  'registry.exposed': ({ name }: { name: string }) => `${name}, for all to read`,
  'registry.sameDigest': ({ name, other }: { name: string; other: string }) =>
    `${name} and ${other} with the same digest`,
  'registry.twoDigests': ({ name, other }: { name: string; other: string }) =>
    `${name} and ${other} with two different digests`,
  'registry.ownWanted': ({ tag }: { tag: string }) => `the image ${tag} on your machine`,
  'registry.isOwn': ({ name, tag }: { name: string; tag: string }) =>
    `${name} in the registry to be ${tag} of your machine`,
  'registry.isOther': ({ name, tag }: { name: string; tag: string }) =>
    `${name} in the registry to be another than ${tag}`,
  'registry.areTwo': () => 'two different images',
  'registry.areSame': () => 'the same image',
  'signIn.wanted': () => 'a sign-in to the registry',
  'signIn.refusalWanted': () => 'a sign-in to the registry with a wrong password',
  'signIn.none': () => 'none yet',
  'signIn.noneRefused': () => 'none that was refused',
  'signIn.wrongPassword': () => 'a wrong password',
};

const layerBy = (text: string | undefined): string =>
  `the layer made by ${text === undefined ? 'the instruction that is asked for' : `“${text}”`}`;

const instruction = ({ instruction: name, text }: WantedInstruction): string =>
  `${name} instruction${text === undefined ? '' : ` with “${text}”`}`;

const at = ({ line, text }: FoundInstruction): string => `line ${line}, “${text}”`;

const actions: Readonly<Record<string, string>> = {
  create: 'created',
  delete: 'deleted',
  destroy: 'removed',
  die: 'ended',
  kill: 'killed',
  pull: 'pulled',
  push: 'pushed',
  restart: 'restarted',
  start: 'started',
  stop: 'stopped',
  tag: 'tagged',
  untag: 'untagged',
};

function eventOf({ type, action, image, name, exitCode }: EventCheck): string {
  const from = type === 'image' ? ` ${image ?? ''}` : ` from ${image}`;
  const what = `${type === 'image' ? 'the' : 'a'} ${type}${image === undefined ? '' : from}`;
  const named = name === undefined ? '' : ` named ${name}`;
  const code = exitCode === undefined ? '' : ` with exit code ${exitCode}`;
  return `${what}${named} ${actions[action] ?? action}${code}`;
}

function configured(wanted: WantedConfiguration): string {
  switch (wanted.is) {
    case 'label':
    case 'variable': {
      const what = `the ${wanted.is} ${wanted.name}`;
      return wanted.text === undefined ? what : `${what} with “${wanted.text}”`;
    }
    case 'no-variable':
      return `no variable ${wanted.name}`;
    case 'command':
      return `a program started with ${wanted.text === undefined ? 'another command' : `“${wanted.text}”`}`;
    case 'port':
      return `the port ${wanted.port} among those it exposes`;
  }
}
