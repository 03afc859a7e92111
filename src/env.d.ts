// tsc does not read Astro files; `astro check` does, and goes by what they really are.
declare module '*.astro' {
  const Component: import('astro/runtime/server/index.js').AstroComponentFactory;
  export default Component;
}

declare namespace App {
  interface Locals {
    /** The course's lessons, in order. */
    course: readonly import('./course/course-lessons.ts').CourseLesson[];
    /** Set on the pages of lessons. */
    lesson?: import('./course/lesson.ts').Lesson;
  }
}
