/** A version of an own lesson whose pages are to be built: it was looked through and played before. */
export interface BuiltLesson {
  readonly slug: string;
  readonly version: number;
  /** Its files, as the author gave them; nothing may be written there. */
  readonly folder: string;
}

/**
 * Makes the pages of own lessons. Lessons of strangers: what they hold is data, and never run here.
 * `remove` may come while a build runs, and for what was never built.
 */
export interface PageBuilder {
  /**
   * Pages of a version, in place of those of the version before once it resolves; where it rejects, those
   * of the version before stay. Called again for a version that was built already: after a restart, or
   * on another server.
   * @throws LessonError, SlipwayError whose text goes to the author; the signal's reason where it aborts
   */
  build(lesson: BuiltLesson, signal: AbortSignal): Promise<void>;
  /** All pages of a lesson; without effect where there are none. */
  remove(slug: string): Promise<void>;
}
