import type { Language } from '../../protocol/language.ts';
import type { HandIns, HandInSession } from '../../protocol/submission.ts';
import type { AssignmentAccess } from '../assignments/assignment-access.ts';
import type { LearnerAssignments } from '../assignments/learner-assignments.ts';
import type { Actor } from '../people/actor.ts';
import type { SessionService } from '../sessions/session-service.ts';
import type { SessionStore } from '../storage/sessions/session-store.ts';
import type { SessionRecordings } from './recording/session-recordings.ts';

/** The one user of a server on loopback, who teaches and learns at once. */
const localUser = 'local';

export interface HandInsOptions {
  readonly sessions: Pick<SessionService, 'get'>;
  readonly learners: Pick<LearnerAssignments, 'due'>;
  readonly assignments: AssignmentAccess;
  readonly store: Pick<SessionStore, 'list'>;
  readonly recordings: Pick<SessionRecordings, 'begin' | 'names'>;
}

/** What of a session can be handed in, and to what. */
export class HandInDesk {
  readonly #options: HandInsOptions;

  constructor(options: HandInsOptions) {
    this.#options = options;
  }

  /** The newest that runs. @throws SlipwayError `unknown-assignment` */
  async sessionFor(actor: Actor, assignment: string): Promise<HandInSession> {
    const { assignments, store, recordings } = this.#options;
    const { lesson } = (await assignments.require(actor, assignment, 'see')).assignment.draft;
    const running = await store.list(['ready']);
    const own = running.findLast((each) => each.owner === actor.id && each.lesson === lesson);
    return { session: own?.id ?? null, recorded: own ? await recordings.names(own.id) : [] };
  }

  /** Of the session's lesson, what is not closed, by due time. @throws SlipwayError `unknown-session` */
  async of(actor: Actor, session: string, language: Language): Promise<HandIns> {
    const { sessions, learners, recordings } = this.#options;
    const { lesson } = await sessions.get(session, actor.id);
    const due = await learners.due(actor, language);
    const here = due.filter((each) => each.lesson === lesson);
    if (here.some(({ state }) => state !== 'notOpen')) await recordings.begin(session);
    return {
      assignments: here.map((each) => ({
        ...{ assignment: each.id, class: each.class, title: each.title, className: each.className },
        teaches: actor.id === localUser,
        ...{ timeZone: each.timeZone, times: each.times },
        ...{ state: each.state, attempts: each.attempts },
      })),
      recorded: await recordings.names(session),
    };
  }
}
