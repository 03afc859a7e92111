/** The part of `Tables` that holds own lessons. Times are milliseconds since 1970. */
export interface OwnLessonTables {
  own_lesson: {
    slug: string;
    owner: string;
    newest: number;
    offered: number | null;
    changed_at: number;
  };
  own_lesson_version: {
    slug: string;
    version: number;
    state: string;
    title: string;
    folder: string | null;
    /** JSON of LessonFinding[]. */
    findings: string;
    /** JSON of a LessonTestFailure. */
    failure: string | null;
    /** JSON of an Exercise. */
    exercise: string | null;
    /** The id of the server that looks at it. */
    server: string;
  };
  /** Apart: archives are large, and read one by one. */
  own_lesson_archive: {
    slug: string;
    version: number;
    bytes: number;
    /** Base64: every database has text. */
    archive: string;
  };
}
