import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import PQueue from 'p-queue';
import { LessonError } from '../../course/lesson-error.ts';
import type { WorkspaceFile } from '../../course/read-folder.ts';
import type { LessonFinding, LessonReport } from '../../protocol/own-lesson.ts';
import type { CourseCatalogue } from '../course/course-catalogue.ts';
import type { Actor } from '../people/actor.ts';
import { type LookedThrough, lookedThroughSchema } from './looked-through.ts';
import { requireAuthor } from './own-lesson-access.ts';
import { unpackLesson } from './unpack-lesson.ts';

const program = fileURLToPath(new URL('check-process.ts', import.meta.url));
/** Seconds that a lesson may take to be looked through; those of the course take less than one. */
const deadline = 30;
/** Of a text, or of `exercise.yaml`; those of the course have less than a tenth. */
const longestText = 256 * 1024;
const mostFindings = 200;
/** What may be in a lesson's folder. */
const parts = /^(?:(?:en|ja|ru|zh-cn)\.mdx|exercise\.yaml|(?:workspace|steps|solution)\/.+)$/;
const slug = 'own-lesson';

/** Looks through lessons that instructors wrote, before anything of them is used. Nothing is kept. */
export class LessonChecker {
  readonly #catalogue: Pick<CourseCatalogue, 'course'>;
  readonly #turns = new PQueue({ concurrency: 1 });

  constructor(catalogue: Pick<CourseCatalogue, 'course'>) {
    this.#catalogue = catalogue;
  }

  /** @param zip the lesson's folder @throws SlipwayError `forbidden` for who teaches nowhere */
  async check(actor: Actor, zip: Buffer): Promise<LessonReport> {
    requireAuthor(actor);
    const { findings } = await this.look(() => unpackLesson(zip));
    return { isSound: findings.every(({ severity }) => severity === 'warning'), findings };
  }

  /** Looks through a lesson's files, one lesson at a time. Rejects as the signal aborts. */
  async look(
    read: () => Promise<readonly WorkspaceFile[]>,
    signal?: AbortSignal,
  ): Promise<LookedThrough> {
    const found = await this.#turns.add(() => {
      signal?.throwIfAborted();
      return this.#look(read, signal);
    });
    return { ...found, findings: found.findings.slice(0, mostFindings) };
  }

  async #look(
    read: () => Promise<readonly WorkspaceFile[]>,
    signal: AbortSignal | undefined,
  ): Promise<LookedThrough> {
    try {
      const files = await read();
      const strange = files.flatMap(wrongFile);
      return strange.length > 0
        ? { findings: strange, title: null, content: null }
        : await this.#lookThrough(files, signal);
    } catch (error) {
      if (!(error instanceof LessonError)) throw error;
      return { findings: findingsOf(error), title: null, content: null };
    }
  }

  async #lookThrough(
    files: readonly WorkspaceFile[],
    signal: AbortSignal | undefined,
  ): Promise<LookedThrough> {
    const folder = await mkdtemp(join(tmpdir(), 'slipway-own-lesson-'));
    try {
      for (const { path, content } of files) {
        const target = join(folder, slug, path);
        await mkdir(dirname(target), { recursive: true });
        await writeFile(target, content, { flag: 'wx', mode: 0o600 });
      }
      const { lessons, extras } = this.#catalogue.course;
      const words = ['--max-old-space-size=256', program, folder, slug, ...lessons, ...extras];
      const { stdout, exitCode } = await execa(process.execPath, words, {
        ...{ reject: false, timeout: deadline * 1000, killSignal: 'SIGKILL', stdin: 'ignore' },
        ...{ extendEnv: false, env: {}, maxBuffer: 4 * 1024 * 1024 },
        ...(signal && { cancelSignal: signal }),
      });
      signal?.throwIfAborted();
      const told = exitCode === 0 ? lookedThroughSchema.safeParse(JSON.parse(stdout)) : null;
      if (told?.success) return told.data;
      const unknown = wrong('the zip', 'a lesson that can be looked through', 'one that cannot');
      return { findings: [unknown], title: null, content: null };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

/** What a `LessonError` tells, for an author. */
export const findingsOf = ({ faults }: LessonError): LessonFinding[] =>
  faults.map(({ file, line, place, expected, found, remedy }) => ({
    ...{ severity: 'error', file, expected: expected.slice(0, 1000), found: found.slice(0, 1000) },
    ...(line !== undefined && { line }),
    ...(place !== undefined && { place }),
    ...(remedy !== undefined && { remedy }),
  }));

function wrongFile({ path, content }: WorkspaceFile): LessonFinding[] {
  if (!parts.test(path)) {
    const expected =
      'en.mdx (ja.mdx, ru.mdx, zh-cn.mdx), exercise.yaml, and files in workspace/, steps/ and solution/';
    return [wrong(path, expected, 'this file')];
  }
  if (path.includes('/') || content.length <= longestText) return [];
  return [wrong(path, `at most ${longestText} bytes`, `${content.length}`)];
}

const wrong = (file: string, expected: string, found: string): LessonFinding => ({
  ...{ severity: 'error', file, expected, found },
});
