import { watch } from 'node:fs';
import type { CourseCatalogue } from './course-catalogue.ts';
import { loadCourse } from './load-course.ts';

/** Editors save several files at once, in milliseconds. */
const patience = 150;

/** A catalogue that follows its files, for those who write lessons. */
export interface WatchedCourse {
  /** Its lessons are always those of the last reading; a session keeps the one it was started with. */
  readonly catalogue: CourseCatalogue;
  dispose(): void;
}

/**
 * As {@link loadCourse}, and again whenever a file below `folder` has changed. A `course.yaml` that
 * cannot be read is told of, and what was read before stays.
 */
export async function watchCourse(
  folder: string,
  tell: (error: Error) => void,
): Promise<WatchedCourse> {
  let current = await loadCourse(folder);
  const read = async () => {
    try {
      current = await loadCourse(folder);
      for (const error of current.broken.values()) tell(error);
    } catch (error) {
      // A file may be gone for a moment while an editor replaces it: the next change brings it back.
      tell(error instanceof Error ? error : new Error(String(error)));
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void read(), patience);
  });
  return {
    catalogue: {
      get course() {
        return current.course;
      },
      get broken() {
        return current.broken;
      },
      lesson: (slug) => current.lesson(slug),
    },
    dispose() {
      clearTimeout(timer);
      watcher.close();
    },
  };
}
