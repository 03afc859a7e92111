import type { Logger } from 'pino';
import type { Driver } from '../drivers/driver.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { told } from '../words/told.ts';
import type { SessionRecord, SessionStore } from '../storage/sessions/session-store.ts';
import type { SessionService } from './session-service.ts';

/**
 * Brings sessions and machines back together after a restart of the server, however the last run
 * ended: machines that still run are taken up again, sessions whose machine is gone say so, and
 * machines that belong to no session are removed. Call before anything starts machines.
 */
export async function recoverSessions(
  service: SessionService,
  { store, driver, log }: { store: SessionStore; driver: Driver; log: Logger },
): Promise<void> {
  const sessions = await store.list(['queued', 'starting', 'ready', 'hibernated']);
  const owned = new Set(sessions.map(({ machine }) => machine?.id));
  for (const ref of await driver.list()) {
    if (owned.has(ref.id)) continue;
    await driver
      .destroy(ref)
      .catch((error: unknown) => log.error({ err: error, ref }, 'a left machine stays'));
  }
  for (const session of sessions) {
    try {
      await recover(session, service, store, driver);
    } catch (error) {
      log.error({ err: error, session: session.id }, 'a session could not be taken up again');
      await store.update(session.id, { state: 'hibernated' });
    }
  }
}

async function recover(
  session: SessionRecord,
  service: SessionService,
  store: SessionStore,
  driver: Driver,
): Promise<void> {
  const { id, machine } = session;
  if (machine === null) return service.restart(session);
  const status = await driver.inspect(machine);
  if (status === 'running') return service.adopt(session);
  if (status === 'hibernated') return store.update(id, { state: 'hibernated' });
  const problem = new SlipwayError('machine-lost', told('machine.diskGone')).toKept();
  return store.update(id, { state: 'failed', machine: null, problem });
}
