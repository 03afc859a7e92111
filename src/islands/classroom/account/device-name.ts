const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/\b(?:iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** "Firefox, Linux": what a `User-Agent` says, as far as it is known; else its first word. */
export function deviceName(userAgent: string): string {
  const of = (names: typeof browsers) => names.find(([known]) => known.test(userAgent))?.[1];
  const known = [of(browsers), of(systems)].filter((name) => name !== undefined);
  return known.join(', ') || userAgent.split(/[\s/]/)[0] || '?';
}
