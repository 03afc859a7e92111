import type { PersonData } from '../people/person-data.ts';
import { unpackFiles } from '../progress/pack-files.ts';
import type { SubmissionStore } from '../storage/submissions/submission-store.ts';

/** What is kept of a person's submissions; hidden checks are not theirs to read. */
export function submissionData(store: SubmissionStore): PersonData {
  return {
    name: 'submissions',
    async export(person) {
      const submissions = [];
      for (const { checks, ...submission } of await store.list({ person })) {
        const [evidence, comments] = await Promise.all([
          store.evidence(submission.id),
          store.comments(submission.id),
        ]);
        const files = evidence ? await unpackFiles(evidence.archive) : [];
        const recordings = await Promise.all(
          (evidence?.recordings ?? []).map(
            async (name) => [name, await store.recording(submission.id, name)] as const,
          ),
        );
        submissions.push({
          ...submission,
          submittedAt: submission.submittedAt.toISOString(),
          checks: checks
            .filter(({ hidden }) => !hidden)
            .map(({ id, title, status, points }) => ({ id, title: title.en, status, points })),
          files: files.map(({ path, content }) => ({ path, base64: content.toString('base64') })),
          inspected: evidence?.inspected ?? {},
          recordings: Object.fromEntries(recordings),
          comments,
        });
      }
      return submissions;
    },
    erase: (person) => store.removeOf(person),
    merge: (guest, into) => store.give(guest, into),
  };
}
