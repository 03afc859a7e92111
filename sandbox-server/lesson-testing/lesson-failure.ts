/** Where in a lesson something went otherwise than it should. */
export interface LessonPlace {
  readonly lesson: string;
  readonly step: string;
  readonly command?: string;
}

/** Tells an author what a lesson promised and what a real engine did. */
export class LessonFailure extends Error {
  override readonly name = 'LessonFailure';
  readonly place: LessonPlace;
  readonly expected: string;
  readonly found: string;

  constructor(place: LessonPlace, outcome: { readonly expected: string; readonly found: string }) {
    const command = place.command === undefined ? '' : `\n  command:  ${place.command}`;
    super(
      `lesson ${place.lesson}, step ${place.step}${command}\n` +
        `  expected: ${beneath(outcome.expected)}\n  found:    ${beneath(outcome.found)}`,
    );
    this.place = place;
    this.expected = outcome.expected;
    this.found = outcome.found;
  }
}

/** All lines stand where the first one does, behind its label. */
const beneath = (text: string) => text.trimEnd().replace(/\n(?=[^\n])/g, '\n            ');
