import { createHash } from 'node:crypto';
import { isRightAnswer } from '../../protocol/is-right-answer.ts';
import type {
  ChosenLanguage,
  LessonProgress,
  Progress,
  ProgressChange,
} from '../../protocol/progress.ts';
import { searchText } from '../checks/search-text.ts';
import type { CourseCatalogue, Lesson } from '../course/course-catalogue.ts';
import type { KeptWorkStore } from '../storage/kept-work/kept-work-store.ts';
import type { ProgressStore, QuizRecord } from '../storage/progress/progress-store.ts';
import { viewLesson } from './view-progress.ts';

export interface ProgressServiceOptions {
  readonly store: ProgressStore;
  readonly keptWork: KeptWorkStore;
  readonly catalogue: CourseCatalogue;
  /** The real clock where left out. */
  readonly now?: () => Date;
}

/**
 * What learners have done. A tick is the server's own word where checks have passed; what a browser
 * says is kept apart as claimed, and whether an answer is right is judged here.
 */
export class ProgressService {
  readonly #options: ProgressServiceOptions;

  constructor(options: ProgressServiceOptions) {
    this.#options = options;
  }

  async read(owner: string): Promise<Progress> {
    const { store, keptWork } = this.#options;
    const [lessons, left, language] = await Promise.all([
      store.read(owner),
      keptWork.list(owner),
      store.language(owner),
    ]);
    const slugs = new Set([...lessons.keys(), ...left.map(({ lesson }) => lesson)]);
    const views = [...slugs].map((slug) => {
      const work = left.find(({ lesson }) => lesson === slug);
      return [slug, viewLesson(lessons.get(slug), work)] as const;
    });
    return {
      learner: createHash('sha256').update(`learner ${owner}`).digest('base64url').slice(0, 22),
      language: language && { value: language.value, at: language.at.toISOString() },
      lessons: Object.fromEntries(views),
    };
  }

  /** @throws SlipwayError `unknown-lesson`, `broken-lesson` */
  async merge(owner: string, slug: string, change: ProgressChange): Promise<LessonProgress> {
    const { store, catalogue } = this.#options;
    const lesson = catalogue.lesson(slug);
    const { steps } = lesson.exercise;
    const isStep = (id: string) => id === 'exercise' || steps.some((step) => step.id === id);
    const { position } = change;
    await store.merge(owner, slug, {
      steps: Object.entries(change.steps ?? {})
        .filter(([step]) => isStep(step))
        .map(([step, doneAt]) => ({ step, doneAt: this.#past(doneAt), by: 'claimed' as const })),
      quizzes: this.#judge(lesson, change.quizzes ?? {}),
      ...(position &&
        (position.step === null || isStep(position.step)) && {
          position: { step: position.step, at: this.#past(position.at) },
        }),
    });
    return (await this.read(owner)).lessons[slug] ?? viewLesson(undefined, undefined);
  }

  /** A step's checks have passed. */
  async stepDone(owner: string, lesson: string, step: string, doneAt: Date): Promise<void> {
    await this.#options.store.merge(owner, lesson, { steps: [{ step, doneAt, by: 'checks' }] });
  }

  async chooseLanguage(owner: string, { value, at }: ChosenLanguage): Promise<Progress> {
    await this.#options.store.setLanguage(owner, value, this.#past(at));
    return this.read(owner);
  }

  /** Forgets all that a learner has done, and the files they left. */
  async forget(owner: string): Promise<void> {
    const { store, keptWork } = this.#options;
    await store.forget(owner);
    for (const { lesson } of await keptWork.list(owner)) await keptWork.remove(owner, lesson);
  }

  #judge({ exercise }: Lesson, answers: NonNullable<ProgressChange['quizzes']>): QuizRecord[] {
    return exercise.quizzes.flatMap((quiz) => {
      const answer = answers[quiz.id];
      if (!answer) return [];
      const answeredAt = this.#past(answer.answeredAt);
      const doneAt = isRightAnswer(quiz, answer.given, matches) ? answeredAt : null;
      return [{ quiz: quiz.id, given: answer.given, answeredAt, doneAt }];
    });
  }

  /** A clock that is ahead would win against every later change. */
  #past(time: string): Date {
    const now = this.#options.now?.() ?? new Date();
    return new Date(Math.min(Date.parse(time), now.getTime()));
  }
}

/** The pattern may be of somebody's own lesson: it keeps nobody waiting. */
const matches = (text: string, pattern: string) =>
  searchText(text, `(?i:${pattern})`, 100) === true;
