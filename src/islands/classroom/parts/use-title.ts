import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** Takes a title from whoever comes to know it: a page is there before what it shows is loaded. */
export type ShowTitle = (title: string) => void;

/** The title of a page, at first a general one, and how what is in the page gives it another. */
export function useTitle(atFirst: string): [ReadonlySignal<string>, ShowTitle] {
  const title = useSignal(atFirst);
  return [title, (next) => (title.value = next)];
}

/** Gives the page its title once it is known. */
export function useTitleOf(title: string | undefined, show: ShowTitle): void {
  useEffect(() => {
    if (title !== undefined) show(title);
  }, [title]);
}
