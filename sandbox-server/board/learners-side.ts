import type { LearnerSide } from '../../protocol/learner-side.ts';
import { unknownSession } from '../sessions/session-errors.ts';
import type { SessionHub } from '../sessions/session-hub.ts';
import type { SessionStore } from '../storage/sessions/session-store.ts';
import type { ClassScope } from './class-scope.ts';
import type { ConsentRecord } from './consent-book.ts';
import { viewConsent } from './consent-view.ts';
import type { Consents } from './consents.ts';
import type { HelpDesk } from './help-desk.ts';
import type { WorkTracker } from './work-tracker.ts';

export interface LearnersSideOptions {
  readonly scope: ClassScope;
  readonly desk: HelpDesk;
  readonly consents: Consents;
  readonly hub: SessionHub;
  readonly tracker: WorkTracker;
  readonly store: Pick<SessionStore, 'find'>;
  readonly onError: (error: unknown) => void;
}

/** Tells the learner's page what there is of the class for it, whenever that is another. */
export class LearnersSide {
  readonly #options: LearnersSideOptions;
  readonly #release: (() => void)[];

  constructor(options: LearnersSideOptions) {
    this.#options = options;
    const { desk, consents, onError } = options;
    this.#release = [
      desk.onChange(({ session }) => void this.#tell(session).catch(onError)),
      consents.onChange((record) => void this.#tell(record.session, record).catch(onError)),
    ];
  }

  /** @throws SlipwayError `unknown-session` */
  async of(session: string): Promise<LearnerSide> {
    const { scope, desk, consents, store } = this.#options;
    const record = await store.find(session);
    if (!record) throw unknownSession(session);
    const [found, help] = await Promise.all([
      scope.classOf(record.owner, record.lesson),
      desk.openOf(session),
    ]);
    return {
      class: found && { id: found.id, name: found.name },
      help,
      consents: consents.of(session),
    };
  }

  /** To every open page of a learner. */
  async tellAll(learner: string): Promise<void> {
    for (const { session } of this.#options.tracker.withPage(learner)) await this.#tell(session.id);
  }

  dispose(): void {
    for (const release of this.#release) release();
  }

  async #tell(session: string, changed?: ConsentRecord): Promise<void> {
    const { hub } = this.#options;
    if (!hub.isThere(session)) return;
    const side = await this.of(session);
    const over = changed?.state === 'over' ? [viewConsent(changed)] : [];
    const classroom = { ...side, consents: [...side.consents, ...over] };
    hub.tell(session, { type: 'classroom', classroom });
  }
}
