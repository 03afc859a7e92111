import type { Exercise } from '../../protocol/exercise.ts';
import type { Language } from '../../protocol/language.ts';
import type { YamlFile } from '../parse-yaml.ts';
import type { LessonText } from '../text/lesson-text.ts';
import type { RuleFinding } from './finding.ts';

/** A lesson whose files can be read, to be looked through by the rules. */
export interface CheckedLesson {
  readonly slug: string;
  readonly folder: string;
  /** From the project's root: `lessons/volumes`. */
  readonly label: string;
  readonly exercise: YamlFile<Exercise>;
  /** From the project's root: `lessons/volumes/exercise.yaml`. */
  readonly exerciseFile: string;
  /** Texts that can be read. */
  readonly texts: ReadonlyMap<Language, LessonText>;
  /** Languages that the lesson has a file in, readable or not. */
  readonly languages: ReadonlySet<Language>;
  /** `sourceDigest` of the English text. */
  readonly digest: string;
}

/** What links may lead to, beside the lesson itself. */
export interface CheckedCourse {
  /** Readable lessons, by slug. */
  readonly lessons: ReadonlyMap<string, CheckedLesson>;
  /** Slugs of lessons that stand beside the course: they need no translation. */
  readonly extras: ReadonlySet<string>;
  /** Slugs of all lessons that have a page. */
  readonly slugs: ReadonlySet<string>;
  /** Addresses of the site's other pages, with a slash at both ends; no language in front. */
  readonly pages: ReadonlySet<string>;
}

/** Looks through one lesson for one kind of defect. */
export type Rule = (
  lesson: CheckedLesson,
  course: CheckedCourse,
) => readonly RuleFinding[] | Promise<readonly RuleFinding[]>;
