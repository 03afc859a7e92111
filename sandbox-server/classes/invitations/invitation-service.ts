import type { AuditAction } from '../../../protocol/audit.ts';
import type { Class } from '../../../protocol/class.ts';
import type { ClassInvitation } from '../../../protocol/class-invitation.ts';
import type { AuditLog } from '../../audit/audit-log.ts';
import { SlipwayError } from '../../errors/slipway-error.ts';
import type { Actor } from '../../people/actor.ts';
import type { ClassStore } from '../../storage/classes/class-store.ts';
import type { InvitationRecord } from '../../storage/classes/invitation-store.ts';
import { told } from '../../words/told.ts';
import { assertActive } from '../assert-active.ts';
import type { ClassAccess } from '../class-access.ts';
import { viewClass } from '../class-view.ts';

export interface InvitationServiceOptions {
  readonly store: ClassStore;
  readonly access: ClassAccess;
  readonly audit: AuditLog;
  readonly now: () => Date;
}

/** What people answer who are asked into a class; until they say yes they are not of it. */
export class InvitationService {
  readonly #options: InvitationServiceOptions;

  constructor(options: InvitationServiceOptions) {
    this.#options = options;
  }

  /** Without those into archived classes. */
  async listOf({ id }: Actor): Promise<ClassInvitation[]> {
    const invitations = await this.#options.store.invitationsOf(id);
    return invitations.flatMap(({ isArchived, className, byName, role, invitedAt, ...rest }) =>
      isArchived
        ? []
        : [
            {
              ...{ class: rest.class, name: className, role, by: byName },
              invitedAt: invitedAt.toISOString(),
            },
          ],
    );
  }

  /** @throws SlipwayError `unknown-class` where there is no invitation, `class-archived` */
  async accept(actor: Actor, classId: string): Promise<Class> {
    const { store, now } = this.#options;
    const [found, invitation] = await Promise.all([
      store.find(classId),
      store.invitation(classId, actor.id),
    ]);
    if (!found || !invitation) throw gone();
    assertActive(found);
    const enrollment = await store.accept(classId, actor.id, now());
    if (!enrollment) throw gone();
    await this.#note(actor, invitation, 'invitation.accepted');
    return viewClass(found, enrollment.role, await store.countLearners(classId));
  }

  /** @throws SlipwayError `unknown-class` where there is no invitation */
  async decline(actor: Actor, classId: string): Promise<void> {
    const { store } = this.#options;
    const invitation = await store.invitation(classId, actor.id);
    if (!invitation || !(await store.endInvitation(classId, actor.id))) throw gone();
    await this.#note(actor, invitation, 'invitation.declined');
  }

  /** By those who teach. @throws SlipwayError `unknown-class`, `forbidden`, `class-archived`, `unknown-person` */
  async withdraw(actor: Actor, classId: string, person: string): Promise<void> {
    const { store, access, audit } = this.#options;
    const { class: record } = await access.require(actor, classId, 'teach');
    assertActive(record);
    const invitation = await store.invitation(classId, person);
    if (!invitation || !(await store.endInvitation(classId, person))) {
      throw new SlipwayError('unknown-person', told('class.notInvited'));
    }
    await audit.note(actor, deedOf(invitation, 'invitation.withdrawn'));
  }

  /** By the name that the invitation has: instructors read it, and the account's own is not theirs to know. */
  #note(actor: Actor, invitation: InvitationRecord, action: AuditAction): Promise<void> {
    const { audit } = this.#options;
    return audit.note({ ...actor, name: invitation.name }, deedOf(invitation, action));
  }
}

const deedOf = ({ class: id, role, name, person }: InvitationRecord, action: AuditAction) => ({
  ...{ class: id, action, subject: `${role} ${name}`, person },
});

const gone = () => new SlipwayError('unknown-class', told('class.noInvitation'));
