/** Bytes kept of the beginning, and of the end. */
const kept = 32 * 1024;

/** What a program prints: its beginning and its end, however much it is. */
export class BoundedText {
  #head = Buffer.alloc(0);
  #tail = Buffer.alloc(0);
  #leftOut = 0;

  add(chunk: Buffer): void {
    const room = kept - this.#head.length;
    this.#head = Buffer.concat([this.#head, chunk.subarray(0, room)]);
    const rest = Buffer.concat([this.#tail, chunk.subarray(Math.max(0, room))]);
    const drop = Math.max(0, rest.length - kept);
    this.#leftOut += drop;
    this.#tail = rest.subarray(drop);
  }

  text(): string {
    const gap = this.#leftOut > 0 ? `\n… ${this.#leftOut} bytes left out …\n` : '';
    // Databases take no NUL in a text.
    return (this.#head.toString('utf8') + gap + this.#tail.toString('utf8')).replaceAll('\0', '');
  }
}
