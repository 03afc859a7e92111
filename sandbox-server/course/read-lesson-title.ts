import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Language } from '../../protocol/languages.ts';

/** Bytes in which a text's own description has ended. */
const mostFrontmatter = 4096;
const titledSchema = z.object({ title: z.string().min(1) });

/** The title of a lesson in a language; else in English; else what it is called by. */
export async function readLessonTitle(
  folder: string,
  slug: string,
  language: Language,
): Promise<string> {
  return (
    (await titleIn(join(folder, `${language}.mdx`))) ??
    (await titleIn(join(folder, 'en.mdx'))) ??
    slug
  );
}

async function titleIn(path: string): Promise<string | null> {
  const file = await open(path).catch(() => null);
  if (!file) return null;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(mostFrontmatter), 0);
    const [, frontmatter] =
      /^---\r?\n([^]*?)\r?\n---/.exec(buffer.toString('utf8', 0, bytesRead)) ?? [];
    const parsed = titledSchema.safeParse(parse(frontmatter ?? ''));
    return parsed.success ? parsed.data.title : null;
  } catch {
    return null; // A text that cannot be read has no title; `lesson check` tells why.
  } finally {
    await file.close();
  }
}
