import type { Language } from '../../protocol/language.ts';

/** What the page tells the workbench about its lesson. */
export interface LessonOnPage {
  /** The lesson's folder name. */
  lesson: string;
  language: Language;
  /** Files that the editor opens, the first in front. */
  open: readonly string[];
  /** The port that the preview shows where several are published. */
  previewPort?: number | undefined;
}
