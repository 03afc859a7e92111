/** The one call of Node's `Buffer` that dockerfile-ast 0.7 makes (`lib/util.js`). */
const bytesOnly = { from: (text: string) => new TextEncoder().encode(text) };

/**
 * Runs `work` where dockerfile-ast finds a `Buffer`: it looks for a byte order mark with it, in the
 * browser too. Taken away again at once, for others take a `Buffer` as a sign that this is Node.
 */
export function withBuffer<T>(work: () => T): T {
  const page = globalThis as { Buffer?: unknown };
  if ('Buffer' in page) return work();
  page.Buffer = bytesOnly;
  try {
    return work();
  } finally {
    delete page.Buffer;
  }
}
