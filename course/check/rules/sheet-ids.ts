import type { Rule } from '../checked-course.ts';
import { compareIds } from '../compare-ids.ts';

/** The English text of the cheat sheet shows every group and command of `commands.yaml`, in order. */
export const sheetIdsRule: Rule = ({ texts, exercise, exerciseFile }) => {
  const text = texts.get('en');
  if (!text) return [];
  const files = { textFile: text.file, exerciseFile, follow: 'all in order' as const };
  const named = (name: string) => text.elements.filter((element) => element.name === name);
  const { steps: groups } = exercise.value;
  return [
    ...compareIds({
      ...files,
      noun: 'group',
      owner: 'commands.yaml',
      used: named('Commands'),
      declared: groups.map(({ id }, at) => ({ id, line: exercise.line(['steps', at, 'id']) })),
    }),
    ...groups.flatMap(({ id: group, runs }, at) => {
      const section = named('Commands').find(({ attributes }) => attributes.get('id') === group);
      if (!section) return [];
      return compareIds({
        ...files,
        noun: 'command',
        owner: `the group "${group}"`,
        used: named('Command').filter(({ around }) => around.includes(section)),
        declared: runs.map(({ id }, index) => ({
          id,
          line: exercise.line(['steps', at, 'runs', index, 'id']),
        })),
      });
    }),
  ];
};
