import type { WorkspaceFile } from '../../course/read-folder.ts';
import type { Check } from '../../protocol/check.ts';
import { workspacePathSchema } from '../../protocol/workspace.ts';
import { evaluateStep } from '../checks/evaluate-step.ts';
import { nameLearner } from '../checks/name-learner.ts';
import { rememberFacts } from '../checks/remember-facts.ts';
import type { Lesson } from '../course/course-catalogue.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { collectFiles } from '../progress/collect-files.ts';
import { packFiles } from '../progress/pack-files.ts';
import type { LiveSession } from '../sessions/live-session.ts';
import type { EvidenceRecord } from '../storage/submissions/submission-store.ts';
import { told } from '../words/told.ts';
import { readerOf } from './frozen-facts.ts';
import { inspectObjects } from './inspect-objects.ts';

/** Characters of JSON: an engine with a course's work in it has a tenth of it. */
const mostFacts = 8 * 1024 * 1024;
const mostEventCharacters = 1024 * 1024;
const namedLeftOut = 100;
const deadlineMs = 30_000;

export interface FreezeOptions {
  readonly submission: string;
  readonly live: Pick<LiveSession, 'facts' | 'user' | 'machine'>;
  readonly lesson: Lesson;
  /** asciicast v2, by terminal. */
  readonly recordings: Readonly<Record<string, string>>;
}

/**
 * Takes what a learner submits, from a machine that the learner may change meanwhile: checks are
 * evaluated on the files that were taken. Hidden checks of the assignment are not evaluated here, so that
 * no machine of the learner's ever sees what they ask for.
 * @throws SlipwayError `bad-request` where the engine holds too much; `engine-unreachable`
 */
export async function freezeEvidence(options: FreezeOptions): Promise<EvidenceRecord> {
  const { submission, live, lesson, recordings } = options;
  const collected = await collectFiles(live.machine.workspace, AbortSignal.timeout(deadlineMs));
  // The file service runs in the learner's machine: what it says is no more than a claim.
  const files = collected.files.filter(({ path }) => workspacePathSchema.safeParse(path).success);
  const facts = rememberFacts({ ...live.facts, readFile: readerOf(files) });
  const { checks } = nameLearner(lesson.exercise, live.user).exercise;
  const state = await facts.state();
  const seen = await evaluateStep(checks, facts, { onError: () => undefined });
  const frozen = { state, events: latest(facts.events()), signIns: facts.signIns() };
  if (JSON.stringify(frozen).length > mostFacts) {
    throw new SlipwayError('bad-request', told('submission.tooMuch'));
  }
  return {
    submission,
    archive: await packFiles(await withModes(files, lesson)),
    leftOut: collected.leftOut.slice(0, namedLeftOut),
    inspected: await inspectObjects(live.machine.engine, state, checks satisfies readonly Check[]),
    facts: { ...frozen, user: live.user },
    seen,
    recordings,
  };
}

/** The listing does not say what is executable; the lesson's own files do. */
async function withModes(
  files: readonly WorkspaceFile[],
  lesson: Lesson,
): Promise<WorkspaceFile[]> {
  const known = new Map((await lesson.startingFiles()).map((file) => [file.path, file]));
  return files.map((file) => ({
    ...file,
    executable: known.get(file.path)?.executable ?? file.executable,
  }));
}

function latest<Event>(events: readonly Event[]): Event[] {
  let room = mostEventCharacters;
  const from = events.findLastIndex((event) => (room -= JSON.stringify(event).length) < 0);
  return events.slice(from + 1);
}
