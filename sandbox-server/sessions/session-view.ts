import type { RegistryAccount } from '../../protocol/registry.ts';
import type { Session } from '../../protocol/session.ts';
import type { SessionRecord } from '../storage/sessions/session-store.ts';

/** Where previews are: `<scheme>://{port}-<key>.<domain>:<port>/`. */
export interface PreviewAddress {
  /** `http` where left out. */
  readonly scheme?: 'http' | 'https';
  readonly domain: string;
  readonly port: number;
}

/** A session as its learner sees it. */
export function viewSession(
  record: SessionRecord,
  preview: PreviewAddress,
  queue: Session['queue'],
  registry: RegistryAccount | undefined,
): Session {
  const { id, state, lesson, language, startsFrom, createdAt, expiresAt, previewKey, problem } =
    record;
  const { scheme = 'http' } = preview;
  const isUsual = preview.port === (scheme === 'http' ? 80 : 443);
  const port = isUsual ? '' : `:${preview.port}`;
  return {
    id,
    state,
    lesson,
    language,
    from: startsFrom,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    previewUrl: `${scheme}://{port}-${previewKey}.${preview.domain}${port}/`,
    ...(registry && { registry }),
    ...(queue && { queue }),
    ...(problem && { problem }),
  };
}
