import type { Language } from '../../../protocol/language.ts';
import type { SessionState, StartingPoint } from '../../../protocol/session.ts';
import type { MachineRef } from '../../drivers/driver.ts';
import type { KeptProblem } from '../../errors/kept-problem.ts';

/** A session as it outlives a restart of the server. */
export interface SessionRecord {
  readonly id: string;
  /** Who started it: a random mark in the browser's cookie, or the one user of a loopback server. */
  readonly owner: string;
  readonly lesson: string;
  readonly language: Language;
  readonly state: SessionState;
  /** What its workspace began with. */
  readonly startsFrom: StartingPoint;
  readonly machine: MachineRef | null;
  /** The unguessable part of its previews' host name. */
  readonly previewKey: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly problem: KeptProblem | null;
}

/** What may change about a session. */
export type SessionChange = Partial<Omit<SessionRecord, 'id' | 'owner' | 'createdAt'>>;

/**
 * Sessions of one server, and what was done in them: those of other servers on the same database are
 * unknown to it. Every call is atomic, and durable once it resolves.
 */
export interface SessionStore {
  /** Rejects where the id or preview key is taken. */
  insert(session: SessionRecord): Promise<void>;
  /** Null for an unknown id, here and below. */
  find(id: string): Promise<SessionRecord | null>;
  findByPreviewKey(key: string): Promise<SessionRecord | null>;
  /** Oldest first. */
  list(states: readonly SessionState[]): Promise<SessionRecord[]>;
  /** Resolves without effect for an unknown id. */
  update(id: string, change: SessionChange): Promise<void>;
  /** Removes the session and its steps. */
  remove(id: string): Promise<void>;
  /** Keeps the first time a step was done; later ones are ignored. */
  markStepDone(id: string, step: string, at: Date): Promise<void>;
  stepsDone(id: string): Promise<Map<string, Date>>;
  /** Forgets the steps, for a session that starts anew. */
  clearSteps(id: string): Promise<void>;
}
