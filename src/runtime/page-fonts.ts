import { whenIdle } from './when-idle.ts';

/** Says that the fonts were fetched before, so that the script in the head uses them from the start. */
const fetchedKey = 'slipway:fonts';
const root = document.documentElement;

/**
 * Uses the page's own fonts once they are all there: on a slow line they would come before the text
 * otherwise, and each would lay the page out anew. Where one does not come, what stands in stays.
 */
export async function showFonts(): Promise<void> {
  if ('fonts' in root.dataset) return;
  await whenIdle();
  const styles = getComputedStyle(root);
  const [latin, cyrillic] = ['a', '\u0436'];
  const wanted = [
    ['--slip-web-inter', latin],
    ['--slip-web-inter-narrow', latin],
    ['--slip-web-jetbrains', latin],
    ...(root.lang === 'ru'
      ? [
          ['--slip-web-inter-cyrillic', cyrillic],
          ['--slip-web-jetbrains-cyrillic', cyrillic],
        ]
      : []),
  ] as const;
  const families = wanted
    .map(([name, text]) => [styles.getPropertyValue(name!), text] as const)
    .filter(([family]) => family !== '');
  try {
    await Promise.all(families.map(([family, text]) => document.fonts.load(`1em ${family}`, text)));
    root.dataset['fonts'] = '';
    localStorage.setItem(fetchedKey, '1');
  } catch {
    // Tried again on the next page.
  }
}
