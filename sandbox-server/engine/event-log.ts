import type { EngineEvent } from '../../protocol/engine.ts';
import { eventAnswerSchema } from './engine-answers.ts';

const maxEvents = 2000;

/** The events of one engine, each once, however often its stream broke and was read again. */
export class EventLog {
  /** By what tells one event from another; in the order in which they came. */
  readonly #events = new Map<string, EngineEvent>();
  readonly #listeners = new Set<(event: EngineEvent) => void>();
  #latestMs = 0;

  /** Where a new stream begins, as `/events?since=` has it: in seconds. */
  get since(): string {
    return (this.#latestMs / 1000).toFixed(3);
  }

  get events(): readonly EngineEvent[] {
    return [...this.#events.values()];
  }

  /** Takes one line of the stream; what is no event, or not a new one, is dropped. */
  add(line: string): void {
    const parsed = eventAnswerSchema.safeParse(parseJson(line));
    if (!parsed.success) return;
    const { Type, Action, Actor, timeNano } = parsed.data;
    // Health checks would push out what lessons ask for.
    if (Action.startsWith('exec_')) return;
    const attributes = Actor.Attributes ?? {};
    const key = JSON.stringify([timeNano, Type, Action, Actor.ID, attributes['name']]);
    if (this.#events.has(key)) return;

    this.#latestMs = Math.max(this.#latestMs, Math.floor(timeNano / 1e6));
    const at = new Date(Math.floor(timeNano / 1e6)).toISOString();
    const event: EngineEvent = { type: Type, action: Action, id: Actor.ID, attributes, at };
    this.#events.set(key, event);
    if (this.#events.size > maxEvents) this.#events.delete(this.#events.keys().next().value ?? '');
    for (const listener of this.#listeners) listener(event);
  }

  listen(listener: (event: EngineEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
