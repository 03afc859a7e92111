import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Line } from './line.ts';

/** A terminal of a session through the public interface; output is acknowledged as it comes. */
export class SocketLine implements Line {
  acknowledges = true;
  /** Bytes of output that were not acknowledged. */
  owed = 0;
  readonly #socket: WebSocket;
  #listener: (output: Buffer) => void = () => undefined;
  /** Output that came before anybody listened. */
  #early: Buffer[] | null = [];

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer, binary) => {
      if (!binary) return;
      this.owed += data.length;
      if (this.acknowledges) this.acknowledge();
      if (this.#early) this.#early.push(data);
      else this.#listener(data);
    });
  }

  static async open(url: string, session: string, name: string): Promise<SocketLine> {
    const address = `${url.replace('http', 'ws')}/api/sessions/${session}/terminals/${name}?cols=100&rows=30`;
    const socket = new WebSocket(address, { perMessageDeflate: false });
    const line = new SocketLine(socket);
    await once(socket, 'open');
    return line;
  }

  acknowledge(): void {
    this.#socket.send(`{"type":"ack","bytes":${this.owed}}`);
    this.owed = 0;
  }

  type(data: string): void {
    if (data !== '') this.#socket.send(JSON.stringify({ type: 'input', data }));
  }

  listen(listener: (output: Buffer) => void): void {
    this.#listener = listener;
    const early = this.#early ?? [];
    this.#early = null;
    for (const output of early) this.#listener(output);
  }

  /** Leaves; the shell goes on. */
  close(): void {
    this.#socket.close();
  }

  async dispose(): Promise<void> {
    const closed = once(this.#socket, 'close');
    this.#socket.send('{"type":"close"}');
    await closed;
  }
}
