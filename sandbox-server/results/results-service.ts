import type { Check } from '../../protocol/check.ts';
import type { Language } from '../../protocol/language.ts';
import type { LearnersChecks, LessonResults, TouchedLessons } from '../../protocol/results.ts';
import { findLesson } from '../assignments/assignment-view.ts';
import type { ClassAccess } from '../classes/class-access.ts';
import type { CourseCatalogue } from '../course/course-catalogue.ts';
import { stepsAndExercise } from '../course/steps-and-exercise.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { OwnLessonAccess } from '../own-lessons/own-lesson-access.ts';
import type { Actor } from '../people/actor.ts';
import type { ClassStore } from '../storage/classes/class-store.ts';
import type { OutcomeStore } from '../storage/outcomes/outcome-store.ts';
import { told } from '../words/told.ts';
import { failureWords } from './failure-words.ts';
import { summarizeChecks } from './learners-checks.ts';
import { summarizeLesson } from './lesson-results.ts';

export interface ResultsOptions {
  readonly access: ClassAccess;
  readonly classes: Pick<ClassStore, 'roster' | 'enrollment'>;
  readonly outcomes: OutcomeStore;
  readonly catalogue: CourseCatalogue;
  readonly ownLessons: Pick<OwnLessonAccess, 'requireSeen'>;
}

/** What a class stumbles over, and how each learner fares. For those who assist. */
export class ResultsService {
  readonly #options: ResultsOptions;

  constructor(options: ResultsOptions) {
    this.#options = options;
  }

  /** Lessons to look at. @throws SlipwayError `unknown-class`, `forbidden` */
  async lessons(actor: Actor, classId: string, language: Language): Promise<TouchedLessons> {
    const { access, outcomes, catalogue } = this.#options;
    await access.require(actor, classId, 'assist');
    const touched = await outcomes.lessons(classId);
    const { lessons: course } = catalogue.course;
    const own = [...touched.keys()].filter((slug) => !course.includes(slug)).toSorted();
    const slugs = [...course.filter((slug) => touched.has(slug)), ...own];
    // One that was taken away since has no checks that could be told of.
    const lessons = slugs.flatMap((slug) => findLesson(catalogue, slug).lesson ?? []);
    return {
      lessons: await Promise.all(
        lessons.map(async (lesson) => ({
          slug: lesson.slug,
          title: await lesson.title(language),
          learners: touched.get(lesson.slug) ?? 0,
        })),
      ),
    };
  }

  /** @throws SlipwayError `unknown-class`, `forbidden`, `unknown-lesson` */
  async ofLesson(
    actor: Actor,
    classId: string,
    slug: string,
    language: Language,
  ): Promise<LessonResults> {
    const { access, classes, outcomes, catalogue } = this.#options;
    await access.require(actor, classId, 'assist');
    await this.#options.ownLessons.requireSeen(actor, slug);
    const checks = this.#checksOf(slug);
    const of = { class: classId, lesson: slug };
    const [roster, seen, done, titles] = await Promise.all([
      classes.roster(classId, 'learner'),
      outcomes.inLesson(of),
      outcomes.doneInLesson(of),
      catalogue.lesson(slug).stepTitles(language),
    ]);
    const steps = [...new Set(checks.map(({ step }) => step))];
    const summary = summarizeLesson({ steps, learners: roster, outcomes: seen, done });
    const digests = summary.steps.flatMap(({ failures }) => failures.map(({ digest }) => digest));
    const found = await outcomes.failures([...new Set(digests)]);
    const title = (step: string, id: string) =>
      titleOf(checks.find((one) => one.step === step && one.check.id === id)?.check, id, language);
    return {
      lesson: slug,
      learners: summary.learners,
      steps: summary.steps.map((step) => ({
        ...step,
        title: stepTitle(titles, step.step),
        failures: step.failures.map(({ check, digest, learners, times }) => ({
          ...{ check, title: title(step.step, check), learners, times },
          found: failureWords(found.get(digest), language),
        })),
      })),
    };
  }

  /** @throws SlipwayError `unknown-class`, `forbidden`, `unknown-lesson`, `unknown-person` */
  async ofLearner(
    actor: Actor,
    of: { class: string; lesson: string; person: string },
    language: Language,
  ): Promise<LearnersChecks> {
    const { access, classes, outcomes, catalogue } = this.#options;
    await access.require(actor, of.class, 'assist');
    const enrollment = await classes.enrollment(of.class, of.person);
    if (!enrollment) throw new SlipwayError('unknown-person', told('results.unknownLearner'));
    await this.#options.ownLessons.requireSeen(actor, of.lesson);
    const checks = this.#checksOf(of.lesson);
    const lesson = catalogue.lesson(of.lesson);
    const [seen, done, titles, lessonTitle] = await Promise.all([
      outcomes.inLesson(of),
      outcomes.doneInLesson(of),
      lesson.stepTitles(language),
      lesson.title(language),
    ]);
    const ids = checks.map(({ step, check }) => ({ step, check: check.id }));
    const summaries = summarizeChecks(ids, seen, done);
    const found = await outcomes.failures(
      summaries.flatMap(({ commonestFailure }) => commonestFailure ?? []),
    );
    return {
      name: enrollment.name,
      lessonTitle,
      checks: summaries.map((summary, index) => ({
        ...summary,
        stepTitle: stepTitle(titles, summary.step),
        title: titleOf(checks[index]?.check, summary.check, language),
        commonestFailure:
          summary.commonestFailure && failureWords(found.get(summary.commonestFailure), language),
      })),
    };
  }

  #checksOf(slug: string): { step: string; check: Check }[] {
    const { exercise } = this.#options.catalogue.lesson(slug);
    return stepsAndExercise(exercise).flatMap(({ id, checks }) =>
      checks.map((check) => ({ step: id, check })),
    );
  }
}

const titleOf = (check: Check | undefined, id: string, language: Language): string =>
  check ? (check.title[language] ?? check.title.en) : id;

const stepTitle = (titles: ReadonlyMap<string, string>, step: string): string | null =>
  step === 'exercise' ? null : (titles.get(step) ?? step);
