import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** One of the files that a terminal’s recording is kept in, in their order. */
export interface CastPart {
  readonly terminal: string;
  /** From 0. Where parts are missing between two, they were left out. */
  readonly index: number;
  /** Characters of output that came before it. */
  readonly before: number;
  readonly path: string;
}

const named = /^([a-z0-9-]+)\.(\d+)\.(\d+)\.cast$/;

export function castPart(folder: string, part: Omit<CastPart, 'path'>): CastPart {
  const { terminal, index, before } = part;
  return { ...part, path: join(folder, `${terminal}.${index}.${before}.cast`) };
}

/** None where there is no folder. */
export const namesIn = (folder: string): Promise<string[]> =>
  readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });

/** Of a session’s folder, by terminal and then in their order; none where there is no folder. */
export async function listCastParts(folder: string): Promise<CastPart[]> {
  const names = await namesIn(folder);
  return names
    .flatMap((name) => {
      const [, terminal, index, before] = named.exec(name) ?? [];
      if (terminal === undefined) return [];
      return [castPart(folder, { terminal, index: Number(index), before: Number(before) })];
    })
    .toSorted((a, b) => a.terminal.localeCompare(b.terminal) || a.index - b.index);
}
