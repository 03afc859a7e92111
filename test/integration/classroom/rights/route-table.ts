import { draftOf } from '../../../support/assignment-world.ts';
import { ownLessonZip } from '../../../support/own-lesson.ts';
import type { Things } from './things-in-class.ts';

/**
 * Who may call a route:
 * `anybody` — also who is not signed in;
 * `everybody` — whoever is signed in, for what is their own;
 * `member` — whoever belongs to the class;
 * `owner` — the learner whose session or submission it is;
 * `asker`, `invited` — the one who asked for a consent, or was invited to the class;
 * `assistant`, `instructor` — of the class; `administrator` — of the server;
 * `author` — who may bring lessons: instructors and administrators.
 */
export type Who =
  | 'anybody'
  | 'everybody'
  | 'member'
  | 'owner'
  | 'asker'
  | 'invited'
  | 'assistant'
  | 'instructor'
  | 'administrator'
  | 'author';

/** Whose a thing is, where it is one learner’s: to classmates it is not there. */
export type Thing = 'class' | 'submission' | 'session';

export interface RouteEntry {
  readonly who: Who;
  /** What it is about; the class where left out. */
  readonly of?: Thing;
  readonly body?: unknown;
  readonly query?: string;
  readonly type?: string;
  /** Who is let in is answered with this problem, for no machine runs in this test; rights come before it. */
  readonly told?: string;
}

const token = 'a'.repeat(43);
const draft = draftOf({ attempts: 2 });
const zip = { body: ownLessonZip(), type: 'application/zip' };
const csv = { body: 'name\nNew One\n', type: 'text/csv' };
const file = { body: 'hello', type: 'application/octet-stream' };
const noMachine = 'session-not-ready';
const gone = 'unknown-session';

/**
 * Every route of the server. The order is that in which those who may call them, so that what is
 * removed is removed last.
 */
export const routeTable = (things: Things): Record<string, RouteEntry> => ({
  'GET /api/health': { who: 'anybody' },
  'GET /api/me': { who: 'anybody' },
  'GET /api/openapi.json': { who: 'everybody' },
  'POST /api/sign-in': {
    ...{ who: 'anybody', body: { email: 'x@example.org', password: 'wrong' } },
    told: 'wrong-credentials',
  },
  'POST /api/sign-in/link': { who: 'anybody', body: { token }, told: 'wrong-credentials' },
  'POST /api/sign-in/invitation/look': {
    who: 'anybody',
    body: { token },
    told: 'wrong-credentials',
  },
  'POST /api/sign-in/invitation': {
    ...{ who: 'anybody', body: { token, password: 'a long enough password' } },
    told: 'wrong-credentials',
  },
  'POST /api/sign-in/first-administrator': {
    who: 'anybody',
    body: { token, name: 'Eve', email: 'eve@example.org', password: 'a long enough password' },
    told: 'wrong-credentials',
  },
  'GET /api/sign-in/openid': { who: 'anybody' },
  'GET /api/sign-in/openid/callback': { who: 'anybody' },
  'POST /api/sign-out': { who: 'anybody' },
  'POST /api/join/look': { who: 'anybody', body: { code: 'AAAAA-AAAAA' }, told: 'unknown-class' },
  'POST /api/join': {
    ...{ who: 'anybody', body: { code: 'AAAAA-AAAAA', name: 'Eve' }, told: 'unknown-class' },
  },

  'GET /api/me/account': { who: 'everybody' },
  'GET /api/me/export': { who: 'everybody' },
  'PATCH /api/me': { who: 'everybody', body: { name: 'Another' } },
  'POST /api/me/link': { who: 'everybody' },
  'DELETE /api/me/link': { who: 'everybody' },
  'GET /api/me/devices': { who: 'everybody' },
  'DELETE /api/me/devices/:id': { who: 'everybody' },
  'GET /api/me/invitations': { who: 'everybody' },
  'GET /api/progress': { who: 'anybody' },
  'PATCH /api/progress': {
    who: 'everybody',
    body: { language: { value: 'ja', at: '2026-01-01T00:00:00.000Z' } },
  },
  'DELETE /api/progress': { who: 'everybody' },
  'PATCH /api/progress/lessons/:slug': { who: 'everybody', body: {} },
  'POST /api/sessions': { who: 'everybody', body: { lesson: 'hello-world' } },
  'GET /api/assignments': { who: 'everybody' },
  'GET /api/classes': { who: 'everybody' },
  'POST /api/classes': { who: 'author', body: { name: 'New', timeZone: 'UTC' } },

  'GET /api/people': { who: 'administrator' },
  'POST /api/people/invitations': {
    who: 'administrator',
    body: { name: 'New', email: 'new@example.org', role: 'instructor' },
  },
  'GET /api/people/:id/export': { who: 'administrator' },
  'GET /api/audit': { who: 'administrator' },

  'GET /api/sessions/:id': { who: 'owner', of: 'session' },
  'GET /api/sessions/:id/checks': { who: 'owner', of: 'session', told: noMachine },
  'POST /api/sessions/:id/checks/:step': { who: 'owner', of: 'session', told: noMachine },
  'GET /api/sessions/:id/engine': { who: 'owner', of: 'session', told: noMachine },
  'GET /api/sessions/:id/files': { who: 'owner', of: 'session', told: noMachine },
  'GET /api/sessions/:id/files/*': { who: 'owner', of: 'session', told: noMachine },
  'PUT /api/sessions/:id/files/*': { who: 'owner', of: 'session', told: noMachine, ...file },
  'DELETE /api/sessions/:id/files/*': { who: 'owner', of: 'session', told: noMachine },
  'GET /api/sessions/:id/events': { who: 'owner', of: 'session' },
  'GET /api/sessions/:id/terminals/:name': { who: 'owner', of: 'session', told: noMachine },
  'GET /api/sessions/:id/assignments': { who: 'owner', of: 'session' },
  'POST /api/sessions/:id/help': { who: 'owner', of: 'session', body: { message: 'help' } },

  'GET /api/classes/:class': { who: 'member' },
  'GET /api/classes/:class/assignments/mine': { who: 'member' },
  'GET /api/assignments/:id/mine': { who: 'member' },
  'GET /api/assignments/:id/session': { who: 'member' },
  'GET /api/assignments/:id/submissions': { who: 'member' },
  'POST /api/assignments/:id/submissions': {
    ...{ who: 'member', body: { session: 'nobody’s' }, told: gone },
  },

  'GET /api/classes/:class/roster': { who: 'assistant' },
  'GET /api/classes/:class/audit': { who: 'instructor' },
  'GET /api/classes/:class/results': { who: 'assistant' },
  'GET /api/classes/:class/results/:lesson': { who: 'assistant' },
  'GET /api/classes/:class/results/:lesson/learners/:person': { who: 'assistant' },
  'GET /api/classes/:class/assignments': { who: 'assistant' },
  'GET /api/classes/:class/lessons': { who: 'assistant' },
  'GET /api/assignments/:id': { who: 'assistant' },
  'GET /api/assignments/:id/extensions': { who: 'assistant' },
  'GET /api/assignments/:id/points': { who: 'assistant' },
  'GET /api/classes/:id/board': { who: 'assistant' },
  'GET /api/classes/:id/board/:lesson/events': { who: 'assistant' },
  'GET /api/classes/:id/board/:lesson/learners/:learner': { who: 'assistant' },
  'POST /api/classes/:id/board/:lesson/messages': { who: 'assistant', body: { text: 'hello' } },
  'POST /api/classes/:id/board/:lesson/files': {
    ...{ who: 'assistant', body: { path: 'a.txt', content: 'aGk=' } },
  },
  'GET /api/classes/:id/help': { who: 'assistant' },
  'GET /api/classes/:id/help/history': { who: 'assistant' },
  'POST /api/classes/:id/help/:request/take': { who: 'assistant' },
  'POST /api/classes/:id/help/:request/release': { who: 'assistant' },
  'POST /api/classes/:id/help/:request/resolve': { who: 'assistant' },
  'POST /api/classes/:id/consents': {
    who: 'assistant',
    body: { learner: things.person, lesson: 'hello-world', right: 'watch' },
    told: 'conflict',
  },
  'GET /api/classes/:id/consents/:consent/terminals': { who: 'assistant' },
  'GET /api/classes/:id/consents/:consent/terminals/:name': { who: 'assistant', told: 'not-found' },
  'GET /api/classes/:id/consents/:consent/events': { who: 'assistant' },
  'GET /api/classes/:id/consents/:consent/files': { who: 'assistant', told: gone },
  'GET /api/classes/:id/consents/:consent/files/*': { who: 'assistant', told: gone },
  'PUT /api/classes/:id/consents/:consent/files/*': {
    ...{ who: 'assistant', told: gone, ...file },
  },
  'DELETE /api/classes/:id/consents/:consent/files/*': { who: 'assistant', told: gone },

  'GET /api/submissions/:id': { who: 'owner', of: 'submission' },
  'GET /api/submissions/:id/archive': { who: 'owner', of: 'submission' },
  'GET /api/submissions/:id/recordings/:terminal': { who: 'owner', of: 'submission' },
  'POST /api/submissions/:id/comments': {
    ...{ who: 'assistant', of: 'submission', body: { path: null, line: null, text: 'x' } },
  },
  'DELETE /api/submissions/:id/comments/:comment': { who: 'assistant', of: 'submission' },
  'PUT /api/submissions/:id/override': {
    ...{ who: 'instructor', of: 'submission', body: { points: 1, reason: 'x' } },
  },
  'DELETE /api/submissions/:id/override': { who: 'instructor', of: 'submission' },
  'POST /api/submissions/:id/regrade': { who: 'instructor', of: 'submission' },
  'POST /api/assignments/:id/regrade': { who: 'instructor' },

  'PATCH /api/classes/:class': { who: 'instructor', body: { name: 'Renamed' } },
  'POST /api/classes/:class/copy': { who: 'instructor', body: { name: 'Copy' } },
  'POST /api/classes/:class/roster': { who: 'instructor', body: { name: 'New' } },
  'PATCH /api/classes/:class/roster/:person': { who: 'instructor', body: { name: 'Other' } },
  'POST /api/classes/:class/roster/bulk': {
    ...{ who: 'instructor', body: { action: 'links', persons: [things.person], options: {} } },
  },
  'POST /api/classes/:class/roster/preview': { who: 'instructor', ...csv },
  'POST /api/classes/:class/roster/apply': {
    ...{ who: 'instructor', query: `digest=${'0'.repeat(64)}`, told: 'conflict', ...csv },
  },
  'GET /api/classes/:class/grades': { who: 'instructor' },
  'GET /api/classes/:class/grades.csv': { who: 'instructor' },
  'POST /api/classes/:class/assignments': { who: 'instructor', body: draft },
  'PUT /api/assignments/:id': { who: 'instructor', body: draft },
  'PUT /api/assignments/:id/extensions': {
    who: 'instructor',
    body: {
      persons: [things.person],
      extension: { dueAt: null, closesAt: null, moreAttempts: 1, reason: 'x' },
    },
  },
  'DELETE /api/assignments/:id/extensions/:person': { who: 'instructor' },
  'PUT /api/assignments/:id/points/:person': {
    who: 'instructor',
    body: { points: 3, reason: 'was there' },
  },
  'DELETE /api/assignments/:id/points/:person': { who: 'instructor' },

  'POST /api/own-lessons/check': { who: 'author', ...zip },
  'GET /api/own-lessons': { who: 'author' },
  'POST /api/own-lessons': { who: 'author', ...zip },
  'GET /api/own-lessons/:slug': { who: 'author' },
  'PUT /api/own-lessons/:slug': { who: 'author', ...zip },
  'GET /api/own-lessons/:slug/archive': { who: 'author' },
  'POST /api/own-lessons/:slug/test': { who: 'author' },
  'DELETE /api/own-lessons/:slug': { who: 'author' },

  'DELETE /api/sessions/:id/help': { who: 'owner', of: 'session' },
  'POST /api/me/invitations/:class': { who: 'invited' },
  'DELETE /api/me/invitations/:class': { who: 'invited', told: 'unknown-class' },
  'DELETE /api/classes/:class/invitations/:person': { who: 'instructor', told: 'unknown-person' },
  'POST /api/sessions/:id/consents/:consent': {
    ...{ who: 'owner', of: 'session', body: { allow: true } },
  },
  'DELETE /api/sessions/:id/consents/:consent': { who: 'owner', of: 'session' },
  'DELETE /api/classes/:id/consents/:consent': { who: 'asker' },
  'DELETE /api/classes/:class/roster/:person': { who: 'instructor' },
  'POST /api/sessions/:id/extend': { who: 'owner', of: 'session' },
  'POST /api/sessions/:id/resume': { who: 'owner', of: 'session' },
  'POST /api/sessions/:id/reset': { who: 'owner', of: 'session' },
  'DELETE /api/sessions/:id': { who: 'owner', of: 'session' },
  'DELETE /api/assignments/:id': { who: 'instructor' },
  'DELETE /api/classes/:class': { who: 'instructor', told: 'conflict' },
  'POST /api/people/:id/invitation': { who: 'administrator', told: 'forbidden' },
  'PATCH /api/people/:id': { who: 'administrator', body: { disabled: true } },
  'DELETE /api/people/:id': { who: 'administrator' },
  'POST /api/sign-out/everywhere': { who: 'everybody' },
  'DELETE /api/me': { who: 'everybody', body: {} },
});
