// tsc does not read Astro files; `astro check` does, and goes by what they really are.
declare module '*.astro' {
  const Component: import('astro/runtime/server/index.js').AstroComponentFactory;
  export default Component;
}

declare namespace App {
  interface Locals {
    /** Language of the page. What is not translated yet stands in English on it. */
    language: import('../protocol/languages.ts').Language;
    /**
     * For `lang` of our own words among the text of a lesson that is shown in English because it is
     * not translated: then the page's language, else undefined.
     */
    interfaceLang: string | undefined;
    /** Whether the English text has changed since the lesson was translated into this language. */
    isBehind: boolean;
    /** Whether this is the document of the classroom's pages. */
    isClassroom: boolean;
    /** The course's lessons, in order. */
    course: readonly import('./course/course-lessons.ts').CourseLesson[];
    /** The page that lists all commands, where the course has one. */
    cheatSheet: import('./course/cheat-sheet-page.ts').CheatSheetPage | undefined;
    /** Set on the pages of lessons, and on the cheat sheet. */
    lesson?: import('./course/lesson.ts').Lesson;
  }
}
