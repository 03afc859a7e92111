import { lessonError } from './lesson-error.ts';

/**
 * What a component such as `<Run id="…" />` asks its lesson for.
 *
 * @param asked Lesson and component, for the error: `lessons/hello-world, <Run>`.
 * @throws AstroError that lists the known ids, where there is none of this id.
 */
export function findById<Item>(items: ReadonlyMap<string, Item>, id: string, asked: string): Item {
  const item = items.get(id);
  if (item !== undefined) return item;
  throw lessonError({
    where: asked,
    expected: `an id of exercise.yaml (${[...items.keys()].join(', ') || 'it declares none'})`,
    found: `"${id}"`,
  });
}
