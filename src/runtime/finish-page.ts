import { layOutWhenIdle } from './lay-out-rest.ts';
import { showFonts } from './page-fonts.ts';

/** What a page can do without until its text is there. In this order, for a font would lay it out anew. */
export async function finishPage(): Promise<void> {
  await showFonts();
  await layOutWhenIdle();
}
