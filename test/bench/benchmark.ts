import type { Figure } from './figure.ts';

/** What every benchmark gets. */
export interface BenchOptions {
  /** State folder of the servers that it starts. */
  readonly home: string;
  /** Tells whoever watches what goes on. */
  readonly say: (text: string) => void;
}

/** Measures one thing, and leaves nothing running. */
export interface Benchmark {
  readonly name: string;
  readonly title: string;
  run(options: BenchOptions): Promise<Figure[]>;
}
