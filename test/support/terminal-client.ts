import { once } from 'node:events';
import { stripVTControlCharacters } from 'node:util';
import { WebSocket } from 'ws';
import { type TerminalServerFrame, terminalServerFrameSchema } from '../../protocol/terminal.ts';

/** A terminal's socket, read like a browser reads it: every byte is acknowledged, unless told not to. */
export class TerminalClient {
  readonly socket: WebSocket;
  readonly frames: TerminalServerFrame[] = [];
  text = '';
  bytes = 0;
  acknowledges = true;
  /** Characters of `text` that are kept. */
  keeps = 1_000_000;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data: Buffer, binary) => {
      if (!binary) {
        this.frames.push(terminalServerFrameSchema.parse(JSON.parse(data.toString())));
        return;
      }
      this.bytes += data.length;
      this.text = (this.text + data.toString()).slice(-this.keeps);
      if (this.acknowledges) this.send({ type: 'ack', bytes: data.length });
    });
  }

  static async open(url: string, session: string, name = 'main', query = 'cols=100&rows=30') {
    const address = `${url.replace('http', 'ws')}/api/sessions/${session}/terminals/${name}?${query}`;
    const client = new TerminalClient(new WebSocket(address));
    await once(client.socket, 'open');
    return client;
  }

  send(frame: unknown): void {
    this.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  type(data: string): void {
    this.send({ type: 'input', data });
  }

  /** What came since the last wait, as a reader sees it: without control sequences. */
  get plain(): string {
    return stripVTControlCharacters(this.text).replaceAll('\r', '');
  }

  /** Waits for a pattern in the plain text since the last wait; gives all bytes as they came. */
  async until(pattern: RegExp, milliseconds = 10_000): Promise<string> {
    const end = Date.now() + milliseconds;
    while (!pattern.test(this.plain)) {
      if (Date.now() > end) {
        throw new Error(`expected ${pattern}, found ${JSON.stringify(this.plain.slice(-400))}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const found = this.text;
    this.text = '';
    return found;
  }

  async frame(type: TerminalServerFrame['type']): Promise<TerminalServerFrame> {
    for (let waited = 0; waited < 5_000; waited += 10) {
      const found = this.frames.find((frame) => frame.type === type);
      if (found) {
        this.frames.splice(this.frames.indexOf(found), 1);
        return found;
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`no frame ${type}; found ${JSON.stringify(this.frames)}`);
  }

  /** Leaves; the shell goes on. */
  close(): void {
    this.socket.close();
  }

  /** Ends the shell, and so makes room for another. */
  async end(): Promise<void> {
    this.acknowledges = true;
    this.send({ type: 'close' });
    await once(this.socket, 'close');
  }
}
