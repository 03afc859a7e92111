import {
  boardLearnerSchema,
  boardLessonsSchema,
  type BoardLearner,
  type BoardLessons,
} from '../../../protocol/board.ts';
import {
  deliveriesSchema,
  type ClassFile,
  type ClassMessage,
  type Delivery,
} from '../../../protocol/broadcast.ts';
import {
  consentSchema,
  watchedTerminalsSchema,
  type AskConsent,
  type Consent,
} from '../../../protocol/consent.ts';
import { helpRequestSchema, type HelpRequest } from '../../../protocol/help.ts';
import { asJson, pageClient } from './page-client.ts';

const part = encodeURIComponent;
const classPath = (id: string) => `/api/classes/${part(id)}`;
export const boardPath = (id: string, lesson: string) => `${classPath(id)}/board/${part(lesson)}`;
/** What a consent opens is below it. */
export const consentPath = ({ class: id, id: consent }: Consent) =>
  `${classPath(id)}/consents/${part(consent)}`;

/** Lessons that there is a board of. All calls throw `ProblemError`. */
export const boardLessons = (id: string, signal: AbortSignal): Promise<BoardLessons> =>
  pageClient().json(boardLessonsSchema, `${classPath(id)}/board`, { signal });

/** An answer that comes too late is dropped by whoever asked. */
export const boardLearner = (id: string, lesson: string, learner: string): Promise<BoardLearner> =>
  pageClient().json(boardLearnerSchema, `${boardPath(id, lesson)}/learners/${part(learner)}`);

export const changeHelp = (
  { class: id, id: request }: Pick<HelpRequest, 'class' | 'id'>,
  verb: 'take' | 'release' | 'resolve',
): Promise<HelpRequest> =>
  pageClient().json(helpRequestSchema, `${classPath(id)}/help/${part(request)}/${verb}`, {
    method: 'POST',
  });

export const askConsent = (id: string, question: AskConsent): Promise<Consent> =>
  pageClient().json(consentSchema, `${classPath(id)}/consents`, asJson('POST', question));

export const leaveConsent = (consent: Consent): Promise<Consent> =>
  pageClient().json(consentSchema, consentPath(consent), { method: 'DELETE' });

export async function watchedTerminals(consent: Consent, signal: AbortSignal): Promise<string[]> {
  const path = `${consentPath(consent)}/terminals`;
  return (await pageClient().json(watchedTerminalsSchema, path, { signal })).names;
}

export async function sendMessage(
  id: string,
  lesson: string,
  message: ClassMessage,
): Promise<Delivery[]> {
  const path = `${boardPath(id, lesson)}/messages`;
  return (await pageClient().json(deliveriesSchema, path, asJson('POST', message))).deliveries;
}

export async function giveFile(id: string, lesson: string, file: ClassFile): Promise<Delivery[]> {
  const path = `${boardPath(id, lesson)}/files`;
  return (await pageClient().json(deliveriesSchema, path, asJson('POST', file))).deliveries;
}
