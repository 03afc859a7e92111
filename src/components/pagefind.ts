/** A page that Pagefind found. */
export interface Found {
  readonly url: string;
  readonly title: string;
  /** HTML made by Pagefind: escaped text with the words that match in `mark`. */
  readonly excerpt: string;
}

/** The part of Pagefind's browser module that the search uses: https://pagefind.app/docs/api/ */
interface Pagefind {
  debouncedSearch(query: string): Promise<{
    results: { data(): Promise<{ url: string; meta: { title: string }; excerpt: string }> }[];
  } | null>;
}

const indexUrl = '/pagefind/pagefind.js';
let index: Promise<Pagefind> | undefined;

/**
 * Searches the site's index, which is loaded with the first search.
 *
 * @returns At most eight pages; `null` where a later search has taken this one's place.
 * @throws Where the index cannot be loaded, as on a site that is served without having been built.
 */
export async function searchPages(query: string): Promise<readonly Found[] | null> {
  index ??= import(/* @vite-ignore */ indexUrl) as Promise<Pagefind>;
  const pagefind = await index.catch((cause: unknown) => {
    index = undefined;
    throw cause;
  });
  const answer = await pagefind.debouncedSearch(query);
  if (!answer) return null;
  const pages = await Promise.all(answer.results.slice(0, 8).map((result) => result.data()));
  return pages.map(({ url, meta, excerpt }) => ({ url, title: meta.title, excerpt }));
}
