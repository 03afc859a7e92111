import type { Duplex } from 'node:stream';
import type { Language } from '../../protocol/language.ts';
import type { PublishedPort } from '../../protocol/engine.ts';

/** The machine behind a preview key. */
export interface PreviewTarget {
  /** A stream to a port, as `localhost` in the machine has it. Rejects with `port-closed`. */
  connect(port: number, options: { signal: AbortSignal }): Promise<Duplex>;
  /** Of the pages that stand in for an answer; what the browser accepts where left out. */
  readonly language?: Language;
  /** What is published now, so that a redirect to a container's own port finds its way. */
  publishedPorts?(): readonly Pick<PublishedPort, 'port' | 'containerPort'>[];
}
