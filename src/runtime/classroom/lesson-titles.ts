/** Id of the element in which the classroom's page carries the lessons' titles, as JSON. */
export const lessonTitlesId = 'slip-lesson-titles';

let titles: Readonly<Record<string, string>> | undefined;
/** Of lessons that instructors brought, as the server told them. */
const told = new Map<string, string>();

/** Notes what a lesson is called that the page does not carry. */
export const noteTitle = (slug: string, title: string): void => void told.set(slug, title);

/** A lesson's title in the page's language; its folder's name where the page knows none. */
export function lessonTitle(slug: string): string {
  titles ??= JSON.parse(document.getElementById(lessonTitlesId)?.textContent || '{}');
  return titles?.[slug] ?? told.get(slug) ?? slug;
}
