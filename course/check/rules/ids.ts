import { elementAround, type LessonText, type TextElement } from '../../text/lesson-text.ts';
import type { CheckedLesson, Rule } from '../checked-course.ts';
import { compareIds, type DeclaredId, type IdComparison } from '../compare-ids.ts';
import type { RuleFinding } from '../finding.ts';

type Keys = readonly (string | number)[];

/**
 * The English text and `exercise.yaml` name the same steps, commands, files and questions, in the same
 * order. The other languages are compared with the English one.
 */
export const idsRule: Rule = (lesson) => {
  const text = lesson.texts.get('en');
  if (!text) return [];
  const { value: exercise } = lesson.exercise;
  const files = { textFile: text.file, exerciseFile: lesson.exerciseFile };
  const named = (name: string, inside?: TextElement) =>
    text.elements.filter(
      (element) => element.name === name && (!inside || element.around.includes(inside)),
    );
  const compare = (comparison: Omit<IdComparison, keyof typeof files>) =>
    compareIds({ ...comparison, ...files });
  const steps = named('Step');
  return [
    ...compare({
      noun: 'step',
      owner: 'exercise.yaml',
      used: steps,
      declared: declare(lesson, exercise.steps, ['steps']),
      follow: 'all in order',
    }),
    ...exercise.steps.flatMap(({ id, runs, puts }, at) => {
      const step = steps.find(({ attributes }) => attributes.get('id') === id);
      if (!step) return [];
      const owner = `the step "${id}"`;
      const follow = 'all in order';
      return [
        ...compare({
          noun: 'command',
          owner,
          used: named('Run', step),
          declared: declare(lesson, runs, ['steps', at, 'runs']),
          follow,
        }),
        ...compare({
          noun: 'file',
          owner,
          used: named('PutFile', step),
          declared: declare(lesson, puts, ['steps', at, 'puts']),
          follow,
        }),
      ];
    }),
    ...compare({
      noun: 'command',
      owner: 'exercise.solution',
      used: named('Run').filter((run) => !elementAround(run, 'Step') && isInExercise(run)),
      declared: declare(lesson, exercise.exercise.solution, ['exercise', 'solution']),
      follow: 'once',
    }),
    ...outside(text, [...named('Run'), ...named('PutFile')]),
    ...compare({
      noun: 'command with an output',
      owner: 'exercise.yaml',
      attribute: 'run',
      used: named('Output').filter((output) => namesPrinter(output, text)),
      declared: [...exercise.steps.flatMap(({ runs }) => runs), ...exercise.exercise.solution]
        .filter(({ output }) => output !== undefined)
        .map(({ id }) => ({ id, line: 1 })),
      follow: 'known',
    }),
    ...compare({
      noun: 'hint',
      owner: 'exercise.yaml',
      used: named('Hint').filter(({ attributes }) => attributes.has('id')),
      declared: [
        ...exercise.steps.flatMap(({ hints }, at) =>
          declare(lesson, hints, ['steps', at, 'hints']),
        ),
        ...declare(lesson, exercise.exercise.hints, ['exercise', 'hints']),
      ],
      follow: 'all',
    }),
    ...compare({
      noun: 'question',
      owner: 'exercise.yaml',
      used: named('Quiz'),
      declared: declare(lesson, exercise.quizzes, ['quizzes']),
      follow: 'all in order',
    }),
    ...exercise.quizzes.flatMap((quiz, at) => {
      const asked = named('Quiz').find(({ attributes }) => attributes.get('id') === quiz.id);
      if (!asked) return [];
      const line = lesson.exercise.line(['quizzes', at, 'choices']);
      return compare({
        noun: 'choice',
        owner: `the question "${quiz.id}"`,
        used: named('Choice', asked),
        declared: quiz.kind === 'text' ? [] : quiz.choices.map((id) => ({ id, line })),
        follow: 'all',
      });
    }),
  ];
};

const declare = (
  { exercise }: CheckedLesson,
  items: readonly { readonly id: string }[],
  keys: Keys,
): DeclaredId[] => items.map(({ id }, at) => ({ id, line: exercise.line([...keys, at, 'id']) }));

/** Whether it shows what exercise.yaml declares: an output with a block of its own only says whose it is. */
const namesPrinter = (output: TextElement, { blocks }: LessonText) =>
  output.attributes.has('run') && !blocks.some(({ around }) => around.includes(output));

/** Hints and solution follow the exercise. */
const isInExercise = (element: TextElement) =>
  elementAround(element, 'Exercise', 'Solution', 'Hint') !== undefined;

const outside = (text: LessonText, elements: readonly TextElement[]): RuleFinding[] =>
  elements
    .filter((element) => !elementAround(element, 'Step') && !isInExercise(element))
    .map(({ name, attributes, line }) => ({
      severity: 'error',
      file: text.file,
      line,
      expected: `<${name}> inside the <Step> that declares it`,
      found: `<${name} id="${attributes.get('id') ?? ''}"> outside`,
      remedy: 'Move it into its step.',
    }));
