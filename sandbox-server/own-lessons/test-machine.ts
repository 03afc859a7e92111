import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Lesson } from '../course/course-catalogue.ts';
import type { Driver } from '../drivers/driver.ts';
import type { ClassroomRegistry } from '../registry/classroom-registry.ts';
import { LiveSession } from '../sessions/live-session.ts';
import type { MachinePool } from '../sessions/machine-pool.ts';

export interface TestMachineOptions {
  readonly pool: Pick<MachinePool, 'takePatiently' | 'remove'>;
  readonly driver: Driver;
  readonly registry: ClassroomRegistry;
  readonly log: Logger;
}

/** What happens in it is written nowhere, and told to nobody. */
const unnoted = {
  store: {
    find: async () => null,
    stepsDone: async () => new Map<string, Date>(),
    markStepDone: async () => {},
  },
  progress: { stepDone: async () => {} },
  tell: () => {},
};

/**
 * A lesson in a machine as a learner gets it, which is nobody's: no session has it, no board shows it. It
 * waits for its machine behind learners. The machine is removed however what is done in it ends.
 * Rejects where the machine cannot be had, as the signal aborts, and as `task` does.
 */
export async function inTestMachine<Result>(
  { pool, driver, registry, log }: TestMachineOptions,
  lesson: Lesson,
  signal: AbortSignal,
  task: (live: LiveSession) => Promise<Result>,
): Promise<Result> {
  const pooled = await pool.takePatiently(signal);
  let live: LiveSession | undefined;
  try {
    const { machine } = pooled;
    const files = await lesson.startingFiles();
    await machine.workspace.place(
      files.map(({ path, content, executable }) => ({
        ...{ path, content, mode: executable ? 0o755 : 0o644 },
      })),
    );
    const record = { id: `lesson-test-${randomUUID()}`, owner: '', lesson: lesson.slug };
    live = await LiveSession.open({
      ...{ record, lesson, machine, driver, registry, log },
      ...unnoted,
    });
    signal.throwIfAborted();
    return await task(live);
  } finally {
    live?.dispose();
    await pool
      .remove(pooled)
      .catch((error: unknown) => log.error({ err: error }, 'a machine of a lesson’s test stays'));
  }
}
