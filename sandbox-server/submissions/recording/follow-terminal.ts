import type { Terminal } from '../../terminals/terminal.ts';
import type { CastWriter } from './cast-writer.ts';

/** A shell that takes the place of one that ended goes on in its recording. @returns ends it */
export function followTerminal(terminal: Terminal, writer: CastWriter): () => void {
  const watch = terminal.watch({
    output(bytes) {
      writer.output(bytes);
      // The watch is there only once this call has returned.
      queueMicrotask(() => watch.acknowledge(bytes.length));
    },
    control(frame) {
      if (frame.type === 'resized') writer.resized(frame);
    },
  });
  return () => watch.detach();
}
