import type { PersonData } from '../people/person-data.ts';
import type { KeptWorkStore } from '../storage/kept-work/kept-work-store.ts';
import type { ProgressStore } from '../storage/progress/progress-store.ts';
import { unpackFiles } from './pack-files.ts';

/** What somebody has done in lessons. A guest's becomes another's in storage, all at once. */
export function progressData(store: ProgressStore): PersonData {
  return {
    name: 'progress',
    export: async (person) => ({
      language: await store.language(person),
      lessons: Object.fromEntries(await store.read(person)),
    }),
    erase: (person) => store.forget(person),
  };
}

/** The files that somebody left in lessons. */
export function keptWorkData(store: KeptWorkStore): PersonData {
  return {
    name: 'keptWork',
    export: async (person) => {
      const works = await store.list(person);
      return Promise.all(
        works.map(async ({ lesson, savedAt, leftOut }) => {
          const work = await store.find(person, lesson);
          const files = work ? await unpackFiles(work.archive) : [];
          return { lesson, savedAt, leftOut, files: files.map(exportFile) };
        }),
      );
    },
    async erase(person) {
      for (const { lesson } of await store.list(person)) await store.remove(person, lesson);
    },
  };
}

/** As text where it is text. */
function exportFile({ path, content }: { path: string; content: Buffer }) {
  const text = content.toString('utf8');
  const isText = Buffer.from(text, 'utf8').equals(content);
  return { path, ...(isText ? { text } : { base64: content.toString('base64') }) };
}
