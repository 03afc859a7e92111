import { once } from 'node:events';
import { stripVTControlCharacters } from 'node:util';
import { WebSocket } from 'ws';

/** A frame of any socket of ours. */
interface Frame {
  readonly type: string;
  readonly problem?: { readonly code: string };
  readonly [key: string]: unknown;
}

/** Any of our sockets as a signed-in browser opens it: text frames in order, and bytes as text. */
export class FrameClient {
  readonly socket: WebSocket;
  readonly frames: Frame[] = [];
  text = '';
  acknowledges = true;
  readonly closed: Promise<number>;

  constructor(url: string, path: string, cookie: string) {
    const headers = { cookie, origin: url };
    this.socket = new WebSocket(`${url.replace('http', 'ws')}${path}`, { headers });
    this.socket.on('error', () => undefined);
    this.closed = once(this.socket, 'close').then(([code]) => code as number);
    this.socket.on('message', (data: Buffer, isBinary) => {
      if (!isBinary) return void this.frames.push(JSON.parse(data.toString()) as Frame);
      this.text = (this.text + data.toString()).slice(-200_000);
      if (this.acknowledges) this.send({ type: 'ack', bytes: data.length });
    });
  }

  /** Output as a reader sees it. */
  get plain(): string {
    return stripVTControlCharacters(this.text).replaceAll('\r', '');
  }

  send(frame: object): void {
    this.socket.send(JSON.stringify(frame));
  }

  type(data: string): void {
    this.send({ type: 'input', data });
  }

  last(type: string): Frame | undefined {
    return this.frames.findLast((frame) => frame.type === type);
  }

  /** The problem that the socket was closed with, or told of last. */
  get problem(): string | undefined {
    return this.last('problem')?.problem?.code;
  }

  close(): void {
    this.socket.close();
  }
}
