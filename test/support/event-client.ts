import { once } from 'node:events';
import { WebSocket } from 'ws';
import { type SessionEvent, sessionEventSchema } from '../../protocol/session-event.ts';

/** The events of one session, as a page hears them. */
export class EventClient {
  readonly socket: WebSocket;
  /** Everything that came, oldest first. */
  readonly seen: SessionEvent[] = [];

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data: Buffer) => {
      this.seen.push(sessionEventSchema.parse(JSON.parse(data.toString())));
    });
  }

  static async open(url: string, session: string): Promise<EventClient> {
    const address = `${url.replace('http', 'ws')}/api/sessions/${session}/events`;
    const client = new EventClient(new WebSocket(address));
    await once(client.socket, 'open');
    return client;
  }

  /** Waits for an event of this type that `fits`, among those that came already and those to come. */
  async until<Type extends SessionEvent['type']>(
    type: Type,
    fits: (event: Extract<SessionEvent, { type: Type }>) => boolean = () => true,
    milliseconds = 20_000,
  ): Promise<Extract<SessionEvent, { type: Type }>> {
    type Wanted = Extract<SessionEvent, { type: Type }>;
    const end = Date.now() + milliseconds;
    for (;;) {
      const found = this.seen.find((event) => event.type === type && fits(event as Wanted));
      if (found) return found as Wanted;
      if (Date.now() > end) {
        throw new Error(
          `no such event of ${type}; found ${JSON.stringify(this.seen).slice(-2_000)}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** Waits until a step is done. */
  async untilDone(step: string): Promise<void> {
    const fits = ({ result }: Extract<SessionEvent, { type: 'step' }>) =>
      result.step === step && result.doneAt !== null;
    await this.until('step', fits);
  }

  close(): void {
    this.socket.close();
  }
}
