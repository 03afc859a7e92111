import japanese from '@fontsource-variable/noto-sans-jp/wght.css?url&no-inline';
import chinese from '@fontsource-variable/noto-sans-sc/wght.css?url&no-inline';

/** Style sheets by the page's `lang`: our fonts in slices, each with the characters that it is for. */
export const wideFontSheets: Readonly<Record<string, string>> = { ja: japanese, 'zh-CN': chinese };
