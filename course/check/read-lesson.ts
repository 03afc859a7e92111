import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { languages, type Language } from '../../protocol/language.ts';
import { LessonError } from '../lesson-error.ts';
import { commandsFile, readCommandSheet } from '../read-command-sheet.ts';
import { readExercise } from '../read-exercise.ts';
import { sheetExercise } from '../sheet-exercise.ts';
import { sourceDigest } from '../source-digest.ts';
import type { LessonText } from '../text/lesson-text.ts';
import { parseText } from '../text/parse-text.ts';
import type { CheckedLesson } from './checked-course.ts';
import type { Finding } from './finding.ts';

/** A lesson, where its `exercise.yaml` can be read, and what cannot be read of it. */
export interface ReadLesson {
  readonly lesson: CheckedLesson | undefined;
  readonly findings: readonly Finding[];
}

/** Reads all texts of a lesson and its `exercise.yaml`, or the `commands.yaml` of the cheat sheet. */
export async function readLesson(
  lessons: string,
  slug: string,
  lessonsLabel: string,
  isCheatSheet = false,
): Promise<ReadLesson> {
  const folder = join(lessons, slug);
  const label = `${lessonsLabel}/${slug}`;
  const findings: Finding[] = [];
  const orFindings = async <Value>(rule: 'schema' | 'text', read: () => Promise<Value> | Value) => {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof LessonError)) throw error;
      findings.push(...error.faults.map((fault) => asFinding(fault, slug, rule)));
      return undefined;
    }
  };

  const exercise = await orFindings('schema', async () =>
    isCheatSheet
      ? sheetExercise(await readCommandSheet(lessons, slug, lessonsLabel))
      : readExercise(lessons, slug, lessonsLabel),
  );
  const present = new Set<Language>();
  const texts = new Map<Language, LessonText>();
  let digest = '';
  for (const language of languages) {
    const path = join(folder, `${language}.mdx`);
    if (!(await exists(path))) continue;
    present.add(language);
    const bytes = await readFile(path);
    if (language === 'en') digest = sourceDigest(bytes);
    const source = { language, file: `${label}/${language}.mdx`, text: bytes.toString() };
    const text = await orFindings('text', () => parseText(source));
    if (text) texts.set(language, text);
  }
  const lesson = exercise && {
    slug,
    folder,
    label,
    exercise,
    exerciseFile: `${label}/${isCheatSheet ? commandsFile : 'exercise.yaml'}`,
    texts,
    languages: present,
    digest,
  };
  return { lesson, findings };
}

const remedies = {
  schema:
    'Correct the file; the lesson “authoring” shows what may stand there, protocol/exercise.ts and protocol/check.ts say it.',
  text: 'Correct the text; CONTRIBUTING.md says how a lesson is written.',
} as const;

const asFinding = (
  fault: LessonError['faults'][number],
  lesson: string,
  rule: 'schema' | 'text',
): Finding => ({
  ...fault,
  remedy: fault.remedy ?? remedies[rule],
  lesson,
  rule,
  severity: 'error',
});

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
