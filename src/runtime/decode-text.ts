/**
 * The text of a file, or null where it is none: it holds a NUL byte or is not UTF-8. A byte order
 * mark stays in the text, so that saving gives back the same bytes.
 */
export function decodeText(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
