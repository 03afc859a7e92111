/**
 * Where the reader's computer has no font for Chinese or Japanese, and then alone: a style sheet that
 * lists ours, in slices of which the browser fetches those that the page needs.
 */
async function addWideFonts(): Promise<void> {
  const { wideFontSheets } = await import('./wide-font-sheets.ts');
  const sheet = wideFontSheets[document.documentElement.lang];
  if (sheet === undefined) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = sheet;
  document.head.append(link);
}

/** A font that lacks two characters draws the same box for both. */
function hasWideFont(): boolean {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 24;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return true;
  const [first, second] = ['\u6c38', '\u5712'].map((character) => {
    context.clearRect(0, 0, 24, 24);
    context.font = '20px sans-serif';
    context.fillText(character, 0, 20);
    return context.getImageData(0, 0, 24, 24).data.join();
  });
  return first !== second;
}

if (!hasWideFont()) void addWideFonts();
