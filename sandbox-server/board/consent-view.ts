import type { Consent } from '../../protocol/consent.ts';
import type { ConsentRecord } from './consent-book.ts';

/** A consent as both of its sides see it. */
export function viewConsent(record: ConsentRecord): Consent {
  const { id, lesson, learner, by, right, state, since, until, end } = record;
  return {
    id,
    class: record.class,
    lesson,
    learner,
    by: { id: by.id, name: by.name },
    right,
    state,
    since: since.toISOString(),
    until: until.toISOString(),
    end,
  };
}
