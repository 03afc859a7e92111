import { randomUUID } from 'node:crypto';
import type { Language } from '../../protocol/language.ts';
import type { Submission, SubmissionList } from '../../protocol/submission.ts';
import { type AssignmentAccess, refuseArchived } from '../assignments/assignment-access.ts';
import { attemptsAllowed, stateForLearner } from '../assignments/state-for-learner.ts';
import { timesForLearner } from '../assignments/times-for-learner.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { CourseCatalogue } from '../course/course-catalogue.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { readPlace, writePlace } from '../paging/place.ts';
import type { Actor } from '../people/actor.ts';
import { unpackFiles } from '../progress/pack-files.ts';
import { Turns } from '../sequencing/turns.ts';
import type { SessionService } from '../sessions/session-service.ts';
import type { AssignmentStore } from '../storage/assignments/assignment-store.ts';
import type { GivenPointsStore } from '../storage/assignments/given-points-store.ts';
import type { ClassStore } from '../storage/classes/class-store.ts';
import type { PeopleStore } from '../storage/people/people-store.ts';
import type { SubmissionRecord, SubmissionStore } from '../storage/submissions/submission-store.ts';
import { told } from '../words/told.ts';
import { bestAttempts } from './best-submission.ts';
import { freezeEvidence } from './freeze-evidence.ts';
import type { GradingService } from './grading-service.ts';
import type { SessionRecordings } from './recording/session-recordings.ts';
import { rightOf, type SubmissionAccess } from './submission-access.ts';
import { viewSubmission, viewSummary } from './submission-view.ts';

/** Of one learner and assignment, also where attempts are unlimited: each may take megabytes. */
const mostKept = 200;

export interface SubmissionServiceOptions {
  readonly store: SubmissionStore;
  readonly assignmentStore: AssignmentStore;
  readonly givenPoints: Pick<GivenPointsStore, 'ofAssignment'>;
  readonly classes: Pick<ClassStore, 'roster'>;
  readonly people: Pick<PeopleStore, 'find'>;
  readonly assignments: AssignmentAccess;
  readonly access: SubmissionAccess;
  readonly sessions: Pick<SessionService, 'get' | 'live'>;
  readonly catalogue: Pick<CourseCatalogue, 'lesson'>;
  readonly recordings: Pick<SessionRecordings, 'casts'>;
  readonly grading: Pick<GradingService, 'enqueue'>;
  readonly audit: AuditLog;
  readonly now: () => Date;
}

/** Takes submissions, and shows them to those who may see them. */
export class SubmissionService {
  readonly #options: SubmissionServiceOptions;
  readonly #turns = new Turns();

  constructor(options: SubmissionServiceOptions) {
    this.#options = options;
  }

  /**
   * Freezes what the learner has in a session of the assignment's lesson, and has it graded. In time is
   * who asked in time: what freezing takes does not count.
   * @throws SlipwayError `assignment-closed`, `no-attempts-left`, `class-archived`, `unknown-session`,
   *   `session-not-ready`, `bad-request` for a session of another lesson
   */
  submit(actor: Actor, assignment: string, session: string): Promise<string> {
    const submittedAt = this.#options.now();
    return this.#turns.take(`${assignment} ${actor.id}`, () =>
      this.#submit(actor, { assignment, session, submittedAt }),
    );
  }

  /** @throws SlipwayError `unknown-submission` */
  async find(actor: Actor, id: string, language: Language): Promise<Submission> {
    const { store, access } = this.#options;
    const accessed = await access.require(actor, id, 'see');
    const { submission } = accessed;
    const [evidence, comments, log, names, counting] = await Promise.all([
      store.evidence(id),
      store.comments(id),
      store.log(id),
      this.#names(submission.class),
      this.#counting(submission.assignment, submission.class),
    ]);
    if (!evidence) throw new Error(`submission ${id} has no evidence`);
    return viewSubmission({
      ...{ accessed, evidence, comments, log, language },
      name: await names(submission.person),
      counts: counting.get(submission.person) === submission.attempt,
      files: await unpackFiles(evidence.archive),
    });
  }

  /** Of an assignment: all for those who assist, their own for learners. @throws `unknown-assignment` */
  async list(
    actor: Actor,
    assignment: string,
    { limit, after }: { limit: number; after?: string | undefined },
  ): Promise<SubmissionList> {
    const { store, assignments } = this.#options;
    const accessed = await assignments.require(actor, assignment, 'see');
    const isLearner = rightOf(accessed, actor) === 'see';
    const [page, counting, names, unfinished] = await Promise.all([
      store.list({
        assignment,
        ...(isLearner && { person: actor.id }),
        ...(after !== undefined && { before: readPlace(after) }),
        limit: limit + 1,
      }),
      this.#counting(assignment, accessed.class.id),
      this.#names(accessed.class.id),
      isLearner ? [] : store.unfinished(),
    ]);
    const shown = page.slice(0, limit);
    const last = shown.at(-1);
    return {
      submissions: await Promise.all(
        shown.map(async (each) =>
          viewSummary(each, await names(each.person), counting.get(each.person) === each.attempt),
        ),
      ),
      next: page.length > limit && last ? writePlace({ at: last.submittedAt, id: last.id }) : null,
      grading: unfinished.filter((each) => each.assignment === assignment).length,
    };
  }

  /** asciicast v2. @throws SlipwayError `unknown-submission`, `not-found` */
  async recording(actor: Actor, id: string, terminal: string): Promise<string> {
    const { store, access } = this.#options;
    await access.require(actor, id, 'see');
    const cast = await store.recording(id, terminal);
    if (cast === null) throw new SlipwayError('not-found', told('submission.noRecording'));
    return cast;
  }

  /** Which attempt counts, by person; none of those who were given points by hand. */
  async #counting(assignment: string, classId: string): Promise<ReadonlyMap<string, number>> {
    const { store, givenPoints } = this.#options;
    const [grades, given] = await Promise.all([
      store.grades(classId),
      givenPoints.ofAssignment(assignment),
    ]);
    const best = new Map(bestAttempts(grades.filter((each) => each.assignment === assignment)));
    for (const { person } of given) best.delete(person);
    return best;
  }

  async #submit(
    actor: Actor,
    order: { assignment: string; session: string; submittedAt: Date },
  ): Promise<string> {
    const { store, assignments, assignmentStore, sessions, catalogue } = this.#options;
    const { recordings, grading, audit } = this.#options;
    const { submittedAt } = order;
    const accessed = await assignments.require(actor, order.assignment, 'see');
    refuseArchived(accessed);
    const { id, draft, class: classId } = accessed.assignment;
    const extension = await assignmentStore.extension(id, actor.id);
    const state = stateForLearner({
      times: timesForLearner(draft.times, extension),
      ...{ late: draft.late, timeZone: accessed.class.timeZone, now: submittedAt },
    });
    if (state === 'notOpen' || state === 'closed') {
      throw new SlipwayError('assignment-closed', told(`submission.${state}`));
    }
    const most = Math.min(attemptsAllowed(draft.attempts, extension) ?? mostKept, mostKept);
    if ((await store.countAttempts(id, actor.id)) >= most) throw noneLeft(most);
    const session = await sessions.get(order.session, actor.id);
    if (session.lesson !== draft.lesson) {
      throw new SlipwayError('bad-request', told('submission.otherLesson'));
    }
    const live = await sessions.live(order.session, actor.id);
    const submission = randomUUID();
    const evidence = await freezeEvidence({
      ...{ submission, live, lesson: catalogue.lesson(draft.lesson) },
      recordings: await recordings.casts(order.session),
    });
    const record: Omit<SubmissionRecord, 'attempt'> = {
      ...{ id: submission, assignment: id, class: classId, person: actor.id, submittedAt },
      ...{ state: 'grading', grade: null, checks: [] },
    };
    const kept = await store.insert(record, evidence, most);
    if (!kept) throw noneLeft(most);
    await audit.note(actor, {
      class: classId,
      action: 'submission.made',
      subject: `submission ${submission}`,
      detail: { assignment: id, title: draft.title, attempt: kept.attempt },
    });
    grading.enqueue(record);
    return submission;
  }

  /** By which name the class knows somebody, or the server where the class does not any more. */
  async #names(classId: string): Promise<(person: string) => Promise<string>> {
    const { classes, people } = this.#options;
    const roster = await classes.roster(classId);
    const known = new Map(roster.map(({ person, name }) => [person, name]));
    return async (person) => known.get(person) ?? (await people.find(person))?.name ?? person;
  }
}

const noneLeft = (most: number) =>
  new SlipwayError('no-attempts-left', told('submission.noAttempts', { most }));
