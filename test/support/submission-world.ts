import { pino } from 'pino';
import type { Check } from '../../protocol/check.ts';
import { openSubmissions } from '../../sandbox-server/composition/open-submissions.ts';
import { AssignmentChanges } from '../../sandbox-server/assignments/assignment-changes.ts';
import { AuditLog } from '../../sandbox-server/audit/audit-log.ts';
import { SlipwayError } from '../../sandbox-server/errors/slipway-error.ts';
import { SessionHub } from '../../sandbox-server/sessions/session-hub.ts';
import { type GivenFacts, factsOf } from './check-facts.ts';
import { openAssignmentWorld } from './assignment-world.ts';

/** A learner's machine, as a test sets it. */
export interface GivenSession {
  readonly owner: string;
  readonly lesson: string;
  readonly facts: GivenFacts;
}

/**
 * The services of submissions over the world of assignments. Sessions are those that a test gives, with
 * the facts that it gives; checks that need a clean machine come out as `machine` says, once `waits` has resolved.
 */
export async function openSubmissionWorld({ graders = 1 } = {}) {
  const world = await openAssignmentWorld();
  const log = pino({ level: 'silent' });
  const sessions = new Map<string, GivenSession>();
  const machine = {
    /** Checks that clean machines were asked for. */
    asked: [] as Check[],
    /** Holds up each machine. */
    waits: async (): Promise<void> => {},
    passes: true,
    fails: false,
  };
  const find = (id: string, owner: string) => {
    const session = sessions.get(id);
    if (!session || session.owner !== owner) {
      throw new SlipwayError('unknown-session', 'no such session');
    }
    return session;
  };
  const service = {
    hub: new SessionHub(),
    peek: () => undefined,
    get: async (id: string, owner: string) => find(id, owner),
    live: async (id: string, owner: string) => liveOf(find(id, owner).facts),
  };
  const changes = new AssignmentChanges(log);
  const submissions = openSubmissions({
    ...{ home: '/nowhere', graders }, // No session runs: nothing is recorded.
    storage: world.storage,
    catalogue: world.catalogue,
    sessions: service as never,
    clean: {
      judge: async ({ checks }) => {
        machine.asked.push(...checks);
        await machine.waits();
        if (machine.fails) throw new Error('the machine broke');
        const status = machine.passes ? ('passed' as const) : ('failed' as const);
        return { outcomes: checks.map(({ id, title }) => ({ id, title, status })), log: '$ build' };
      },
    },
    assignments: { access: world.access, changes, learners: world.learners },
    audit: new AuditLog(world.storage.audit),
    now: () => world.world.now,
    log,
  });
  return { ...world, sessions, machine, submissions, submissionChanges: changes };
}

function liveOf(given: GivenFacts) {
  const files = Object.entries(given.files ?? {});
  return {
    user: 'learner-a',
    facts: factsOf(given),
    machine: {
      engine: { inspect: async (kind: string, id: string) => ({ kind, id }) },
      workspace: {
        list: async () => ({
          files: files.map(([path, content]) => ({ path, kind: 'file', size: content.length })),
        }),
        read: async (path: string) => ({
          content: Buffer.from(given.files?.[path] ?? ''),
          version: '1',
        }),
      },
    },
  };
}
