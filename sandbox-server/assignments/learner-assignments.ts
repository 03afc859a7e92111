import type { LearnersAssignment } from '../../protocol/assignment.ts';
import type { Language } from '../../protocol/languages.ts';
import type { ClassAccess } from '../classes/class-access.ts';
import type { CourseCatalogue } from '../course/course-catalogue.ts';
import type { Actor } from '../people/actor.ts';
import type { AssignmentRecord, AssignmentStore } from '../storage/assignments/assignment-store.ts';
import type { ClassRecord, ClassStore } from '../storage/classes/class-store.ts';
import type { AssignmentAccess } from './assignment-access.ts';
import type { BestGrades } from './best-grades.ts';
import type { LearnerStanding } from './learner-standing.ts';
import { viewForLearner } from './view-for-learner.ts';

/** The one user of a server on loopback, who teaches and learns at once. */
const localUser = 'local';
/** Of one learner, the newest. */
const mostClasses = 100;

export interface LearnerAssignmentsOptions {
  readonly store: AssignmentStore;
  readonly classStore: Pick<ClassStore, 'list'>;
  readonly classes: ClassAccess;
  readonly access: AssignmentAccess;
  readonly catalogue: CourseCatalogue;
  readonly standing: LearnerStanding;
  readonly grades: BestGrades;
  readonly now: () => Date;
}

/** Assignments as learners see them: published ones of their classes, with the times that hold for them. */
export class LearnerAssignments {
  readonly #options: LearnerAssignmentsOptions;

  constructor(options: LearnerAssignmentsOptions) {
    this.#options = options;
  }

  /** Of all classes in which the actor learns: what is not closed, by the class's due time. */
  async due(actor: Actor, language: Language): Promise<LearnersAssignment[]> {
    const { store, classStore } = this.#options;
    const all = await classStore.list({
      ...{ asker: actor.id, of: actor.id, archived: false, limit: mostClasses },
    });
    const mine = all.filter(({ role }) => role === 'learner' || actor.id === localUser);
    const classes = new Map(mine.map((each) => [each.id, each]));
    const views = await this.#views(actor, await store.list(...classes.keys()), classes, language);
    return views.filter(({ state }) => state !== 'closed');
  }

  /** Those of a class. @throws SlipwayError `unknown-class` */
  async ofClass(actor: Actor, classId: string, language: Language): Promise<LearnersAssignment[]> {
    const { classes, store } = this.#options;
    const accessed = await classes.require(actor, classId, 'see');
    const known = new Map([[classId, accessed.class]]);
    return this.#views(actor, await store.list(classId), known, language);
  }

  /** Whoever teaches sees their drafts so too. @throws SlipwayError `unknown-assignment` */
  async find(actor: Actor, id: string, language: Language): Promise<LearnersAssignment> {
    const accessed = await this.#options.access.require(actor, id, 'see');
    const { assignment } = accessed;
    const known = new Map([[assignment.class, accessed.class]]);
    const published = { ...assignment, draft: { ...assignment.draft, published: true } };
    const [view] = await this.#views(actor, [published], known, language);
    if (!view) throw new Error(`assignment ${id} has no class`);
    return view;
  }

  async #views(
    actor: Actor,
    assignments: readonly AssignmentRecord[],
    classes: ReadonlyMap<string, ClassRecord>,
    language: Language,
  ): Promise<LearnersAssignment[]> {
    const { store, catalogue, standing, grades, now } = this.#options;
    const published = assignments.filter(({ draft }) => draft.published);
    if (published.length === 0) return [];
    const ids = published.map(({ id }) => id);
    const [extensions, stands, best] = await Promise.all([
      store.extensionsOf(actor.id),
      standing.of(actor.id),
      grades.of(actor.id, ids),
    ]);
    const extensionOf = new Map(extensions.map((each) => [each.assignment, each]));
    const views = published.map(async (assignment) => {
      const value = classes.get(assignment.class);
      if (!value) return [];
      const view = await viewForLearner({
        assignment,
        class: value,
        extension: extensionOf.get(assignment.id) ?? null,
        standing: stands.get(assignment.draft.lesson) ?? null,
        best: best.get(assignment.id) ?? null,
        ...{ catalogue, language, now: now() },
      });
      return [view];
    });
    return (await Promise.all(views)).flat();
  }
}
