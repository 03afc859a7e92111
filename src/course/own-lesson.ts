/**
 * Set where the site is built for one lesson alone, one that an instructor brought: the folder that its
 * `lessons/` is in, with a `course.yaml` that names it. Else the project's own `lessons/` are read. The
 * server runs such builds, each in a process of its own.
 */
export const ownLessonFolder = process.env['SLIPWAY_LESSON_SITE'];

/** Whether only the pages of an instructor's lesson are being built. */
export const isOwnLesson = ownLessonFolder !== undefined;
