import { signal, type ReadonlySignal } from '@preact/signals-core';
import { onPageWake } from './page-wakes.ts';

/** Where a socket stands; `closed` is final until {@link ReconnectingSocket.open}. */
export type SocketState = 'closed' | 'connecting' | 'online' | 'lost';

/** What a {@link ReconnectingSocket} needs from its owner. */
export interface SocketOptions {
  /** Asked before every try, so that a terminal can name its present size. */
  url(): string;
  onOpen?(): void;
  onMessage(data: string | ArrayBuffer): void;
  /** Asked when the connection was lost or refused: whether another try makes sense. */
  mayRetry?(): Promise<boolean>;
  /** When to try at once; the page's own events unless a test says otherwise. */
  onWake?: typeof onPageWake;
}

/** First and longest wait in milliseconds; each is shortened by up to half at random. */
const firstWait = 300;
const longestWait = 10_000;

/**
 * A WebSocket that comes back by itself, with exponential backoff and jitter. Nothing is buffered
 * while it is away: what a learner typed into a dead terminal must not run a minute later.
 * (partysocket was tried: it cannot be woken while it waits.)
 */
export class ReconnectingSocket {
  readonly #options: SocketOptions;
  readonly #state = signal<SocketState>('closed');
  #socket: WebSocket | null = null;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopWaking: (() => void) | undefined;

  constructor(options: SocketOptions) {
    this.#options = options;
  }

  get state(): ReadonlySignal<SocketState> {
    return this.#state;
  }

  /** Connects; does nothing where it is connected or trying already. */
  open(): void {
    if (this.#state.peek() !== 'closed') return;
    this.#tries = 0;
    this.#stopWaking = (this.#options.onWake ?? onPageWake)(() => this.#wake());
    this.#state.value = 'connecting';
    this.#connect();
  }

  /** Sends where online; returns whether it did. */
  send(data: string): boolean {
    if (this.#state.peek() !== 'online' || !this.#socket) return false;
    this.#socket.send(data);
    return true;
  }

  /** Closes for good; {@link open} starts anew. */
  close(): void {
    clearTimeout(this.#timer);
    this.#stopWaking?.();
    const socket = this.#socket;
    this.#socket = null;
    this.#state.value = 'closed';
    socket?.close(1000);
  }

  #connect(): void {
    const socket = new WebSocket(this.#options.url());
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    socket.onopen = () => {
      if (socket !== this.#socket) return;
      this.#tries = 0;
      this.#state.value = 'online';
      this.#options.onOpen?.();
    };
    socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
      if (socket === this.#socket) this.#options.onMessage(data);
    };
    socket.onclose = () => {
      if (socket === this.#socket) void this.#lost(socket);
    };
  }

  async #lost(socket: WebSocket): Promise<void> {
    this.#state.value = 'lost';
    const mayRetry = (await this.#options.mayRetry?.()) ?? true;
    if (socket !== this.#socket) return;
    if (!mayRetry) return this.close();
    this.#socket = null;
    const wait = Math.min(firstWait * 2 ** this.#tries++, longestWait);
    this.#timer = setTimeout(() => this.#connect(), wait * (1 - Math.random() / 2));
  }

  #wake(): void {
    if (this.#state.peek() !== 'lost' || this.#socket) return;
    clearTimeout(this.#timer);
    this.#connect();
  }
}
