import type { WorkspaceFile } from '../../course/read-folder.ts';
import type { StartingPoint } from '../../protocol/session.ts';
import type { CourseCatalogue } from '../course/course-catalogue.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { KeptWork, WorkOf } from './kept-work.ts';

/** What a lesson's workspace can begin with. */
export class StartingPoints {
  readonly #catalogue: CourseCatalogue;
  readonly #keptWork: KeptWork;

  constructor(catalogue: CourseCatalogue, keptWork: KeptWork) {
    this.#catalogue = catalogue;
    this.#keptWork = keptWork;
  }

  /**
   * Where a session begins: `left` where nothing else is asked for and something was left.
   * @throws SlipwayError `bad-request` for `previous` in the first lesson
   */
  async choose(work: WorkOf, asked: StartingPoint | undefined): Promise<StartingPoint> {
    if (asked === 'previous') this.#slugBefore(work.lesson);
    if (asked !== undefined && asked !== 'left') return asked;
    return (await this.#keptWork.has(work)) ? 'left' : 'start';
  }

  /** The files of a starting point. */
  async files(work: WorkOf, from: StartingPoint): Promise<readonly WorkspaceFile[]> {
    const own = () => this.#catalogue.lesson(work.lesson).startingFiles();
    if (from === 'previous') return over(await this.#previous(work.lesson), await own());
    if (from === 'left') return (await this.#keptWork.files(work)) ?? own();
    return own();
  }

  /** As the previous lesson's workspace is once all of it has been done. */
  async #previous(slug: string): Promise<readonly WorkspaceFile[]> {
    const lesson = this.#catalogue.lesson(this.#slugBefore(slug));
    const puts = lesson.exercise.steps.flatMap((step) => step.puts);
    const put = await Promise.all(puts.map(({ id }) => lesson.putFile(id)));
    return over(await lesson.startingFiles(), put, await lesson.solutionFiles());
  }

  #slugBefore(slug: string): string {
    const { lessons } = this.#catalogue.course;
    const before = lessons[lessons.indexOf(slug) - 1];
    if (before !== undefined) return before;
    throw new SlipwayError('bad-request', 'There is no lesson before this one.', {
      expected: 'start or left',
      found: 'previous',
    });
  }
}

/** Layers of files: of two with the same path the later one is there. */
function over(...layers: readonly (readonly WorkspaceFile[])[]): WorkspaceFile[] {
  return [...new Map(layers.flat().map((file) => [file.path, file])).values()];
}
