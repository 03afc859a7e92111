const prefixBytes = 8;

/** The most that the agent may say in one frame, in bytes; ours are held to it by the agent. */
export const frameLimits = { header: 1 << 20, body: 32 << 20 };

/** A JSON object, and bytes that belong to it. */
export interface AgentFrame {
  readonly header: unknown;
  readonly body: Buffer;
}

/** The agent does not keep to the protocol: it is to be dropped. */
export class AgentViolation extends Error {
  override readonly name = 'AgentViolation';
}

/** Two 4-byte big-endian lengths, then as many bytes of JSON, then as many raw ones. */
export function encodeFrame(header: object, body: Uint8Array = Buffer.alloc(0)): Buffer[] {
  const text = Buffer.from(JSON.stringify(header));
  const lengths = Buffer.alloc(prefixBytes);
  lengths.writeUInt32BE(text.length, 0);
  lengths.writeUInt32BE(body.length, 4);
  return [Buffer.concat([lengths, text]), Buffer.from(body.buffer, body.byteOffset, body.length)];
}

/**
 * Cuts what arrives into frames. Takes no memory for what has been announced and has not come.
 * @throws AgentViolation from `push`: a length over the limit, or a header that is not JSON
 */
export class FrameReader {
  readonly #maxBody: number;
  #chunks: Buffer[] = [];
  #waiting = 0;
  #wanted = prefixBytes;
  #lengths: { header: number; body: number } | null = null;

  constructor(maxBody = frameLimits.body) {
    this.#maxBody = maxBody;
  }

  /** The frames that the chunk completes. */
  push(chunk: Buffer): AgentFrame[] {
    const frames: AgentFrame[] = [];
    this.#chunks.push(chunk);
    this.#waiting += chunk.length;
    while (this.#waiting >= this.#wanted) {
      const part = this.#take(this.#wanted);
      if (this.#lengths) {
        const { header, body } = this.#lengths;
        frames.push({
          header: parse(part.subarray(0, header)),
          body: part.subarray(header, header + body),
        });
        this.#lengths = null;
        this.#wanted = prefixBytes;
      } else {
        this.#lengths = this.#measure(part.readUInt32BE(0), part.readUInt32BE(4));
        this.#wanted = this.#lengths.header + this.#lengths.body;
      }
    }
    return frames;
  }

  #measure(header: number, body: number): { header: number; body: number } {
    if (header <= frameLimits.header && body <= this.#maxBody) return { header, body };
    throw new AgentViolation(`a frame of ${header} + ${body} bytes`);
  }

  #take(length: number): Buffer {
    const all = this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks);
    this.#chunks = all.length > length ? [all.subarray(length)] : [];
    this.#waiting = all.length - length;
    return all.subarray(0, length);
  }
}

function parse(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString('utf8'));
  } catch (cause) {
    throw new AgentViolation('a header that is not JSON', { cause });
  }
}
