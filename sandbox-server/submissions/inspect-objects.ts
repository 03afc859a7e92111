import type { Check } from '../../protocol/check.ts';
import type { EngineState } from '../../protocol/engine.ts';
import { isFromImage, findImage } from '../checks/find-image.ts';
import { publisherOf } from '../checks/publisher-of.ts';
import type { Engine } from '../engine/engine.ts';

/** Characters of JSON kept of one object, and of all together. */
const mostOfOne = 256 * 1024;
const mostOfAll = 2 * 1024 * 1024;
const mostObjects = 60;

/**
 * `docker inspect` of the containers and images that checks look at, by "container web", "image app".
 * What is too large is left out, and named so.
 */
export async function inspectObjects(
  engine: Pick<Engine, 'inspect'>,
  state: EngineState,
  checks: readonly Check[],
): Promise<Record<string, unknown>> {
  const wanted = checks.flatMap((check) => objectsOf(check, state));
  const distinct = new Map(wanted.map((object) => [`${object.kind} ${object.name}`, object]));
  const found: Record<string, unknown> = {};
  let room = mostOfAll;
  for (const [name, { kind, id }] of [...distinct].slice(0, mostObjects)) {
    const answer = await engine.inspect(kind, id).catch(() => undefined); // Gone since.
    if (answer === undefined) continue;
    const size = JSON.stringify(answer).length;
    const fits = size <= Math.min(room, mostOfOne);
    if (fits) room -= size;
    found[name] = fits ? answer : { leftOut: `${size} characters` };
  }
  return found;
}

interface Inspected {
  readonly kind: 'container' | 'image';
  readonly name: string;
  readonly id: string;
}

function objectsOf(check: Check, state: EngineState): Inspected[] {
  const container = ({ id, name }: { id: string; name: string }): Inspected => ({
    ...{ kind: 'container', id, name },
  });
  const image = (tag: string): Inspected[] => {
    const there = findImage(state, tag);
    return there ? [{ kind: 'image', id: there.id, name: tag }] : [];
  };
  switch (check.kind) {
    case 'container': {
      const { name, image: tag } = check;
      const meant = state.containers.filter((each) =>
        name === undefined
          ? tag === undefined || isFromImage(each, tag, state)
          : each.name === name,
      );
      return [...meant.map(container), ...(tag === undefined ? [] : image(tag))];
    }
    case 'image':
      return [...image(check.tag), ...(check.compare ? image(check.compare.with) : [])];
    case 'http':
    case 'port': {
      const publisher = publisherOf(state, check.port);
      const named = state.containers.find(({ name }) => name === publisher?.name);
      return named ? [container(named)] : [];
    }
    default:
      return [];
  }
}
