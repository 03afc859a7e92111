/** Id of the element in which the classroom's page carries the lessons' titles, as JSON. */
export const lessonTitlesId = 'slip-lesson-titles';

let titles: Readonly<Record<string, string>> | undefined;

/** A lesson's title in the page's language; its folder's name where the page knows none. */
export function lessonTitle(slug: string): string {
  titles ??= JSON.parse(document.getElementById(lessonTitlesId)?.textContent || '{}');
  return titles?.[slug] ?? slug;
}
