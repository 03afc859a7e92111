// The package brings no types, and DefinitelyTyped's are of 2.3, which lacks some of these options.
declare module 'subset-font' {
  /** A smaller font with the characters of `text`: https://github.com/papandreou/subset-font */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: {
      targetFormat: 'woff2';
      keepFeatures?: string[];
      variationAxes?: Record<string, { min: number; max: number }>;
      noHinting?: boolean;
    },
  ): Promise<Buffer>;
}
