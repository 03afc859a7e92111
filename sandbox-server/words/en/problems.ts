import type { SessionState } from '../../../protocol/session.ts';
import { assignmentProblems } from './assignment-problems.ts';
import { submissionProblems } from './submission-problems.ts';
import { boardProblems } from './board-problems.ts';
import { classroomProblems } from './classroom-problems.ts';
import { peopleProblems } from './people-problems.ts';

/** What a problem says. A part that is left out is the thrower's, the same in every language. */
export interface ProblemText {
  readonly message: string;
  readonly expected?: string;
  readonly found?: string;
  readonly remedy?: string;
}

/** Of a path: quoted, for it is the learner's own. */
type OfPath = { readonly path: string };

/**
 * The problems that a learner can meet. The other languages have the same keys. What only whoever
 * runs the server meets stays in English, where it is thrown.
 */
export const problems = {
  internal: ({ request }: { request: string }): ProblemText => ({
    message: 'Something went wrong on the server; it is our fault, and in the log.',
    remedy: `Try again. If it stays so, tell whoever runs this server: request ${request}.`,
  }),
  rateLimited: (): ProblemText => ({
    message: 'Too many requests in a short time.',
    remedy: 'Wait a minute.',
  }),
  notSignedIn: (): ProblemText => ({
    message: 'You are not signed in.',
    remedy: 'Sign in, or open the link that whoever runs this server gave you.',
  }),
  tooMuch: (): ProblemText => ({ message: 'That is too much to be sent at once.' }),

  'lesson.unknown': ({ known }: { known: readonly string[] }): ProblemText => ({
    message: 'The course has no such lesson.',
    expected: `one of: ${known.join(', ')}`,
    remedy: 'Choose a lesson from the course page.',
  }),
  'step.unknown': ({ known }: { known: readonly string[] }): ProblemText => ({
    message: 'The lesson has no such step.',
    expected: `one of: ${known.join(', ')}`,
    remedy: 'Reload the page: the lesson may have changed.',
  }),

  'session.unknown': (): ProblemText => ({
    message: 'There is no such session, or it is not yours.',
    expected: 'the id of a session that you started',
    remedy: 'Start the lesson anew.',
  }),
  'session.notReady': ({ state }: { state: SessionState }): ProblemText => ({
    message:
      state === 'ended' || state === 'failed'
        ? 'This session has ended.'
        : 'The machine of this session does not run now.',
    expected: 'a session that is ready',
    found: `a session that is ${state}`,
    remedy: {
      queued: 'Wait: the page goes on by itself.',
      starting: 'Wait a moment: the page goes on by itself.',
      ready: 'Try again.',
      hibernated: 'Press Resume: everything is kept.',
      ended: 'Start the lesson anew.',
      failed: 'Start the lesson anew.',
    }[state],
  }),
  'session.tooMany': ({ most }: { most: number }): ProblemText => ({
    message: 'Too many of your lessons wait for their machine.',
    expected: `at most ${most} lessons of yours that run, start or wait in line`,
    found: 'one more, and none of them runs that could make room',
    remedy: 'Wait until one of them is ready, or end one.',
  }),
  'session.notStarted': (): ProblemText => ({
    message: 'The machine could not be started.',
    remedy: 'Start the lesson again; if it stays so, run `npm run doctor`.',
  }),

  'machine.gone': (): ProblemText => ({
    message: 'The machine of this session is gone.',
    expected: 'a running machine',
    found: 'none of that name',
    remedy: 'Start the lesson again; files of the editor are kept in this browser.',
  }),
  'machine.diskGone': (): ProblemText => ({
    message: 'The machine of this session is gone.',
    expected: 'its disk in the state folder',
    found: 'none',
    remedy: 'Start the lesson anew.',
  }),
  'machine.imagesGone': (): ProblemText => ({
    message: 'The base images that this machine was made with are gone.',
    expected: 'their files in the state folder of the server',
    found: 'none',
    remedy: 'Reset the lesson: you get a new machine.',
  }),
  'machine.notBooted': (): ProblemText => ({
    message: 'The machine could not be started.',
    expected: 'its Docker engine to answer',
    remedy: 'Try again; if it stays so, run `npm run doctor`.',
  }),
  'machine.slow': ({ seconds }: { seconds: number }): ProblemText => ({
    message: 'The machine took too long to answer.',
    expected: `an answer within ${seconds} s`,
    found: 'none',
    remedy: 'Try again in a moment.',
  }),
  'hostEngine.silent': (): ProblemText => ({
    message: 'The engine that machines run on does not answer.',
    expected: 'the host engine to carry out the call',
    remedy: 'Try again in a few seconds: it is started again by itself.',
  }),
  'hostEngine.away': (): ProblemText => ({
    message: 'The engine that machines run on stopped answering.',
    remedy: 'Wait a few seconds: it is started again, and your machine goes on.',
  }),
  'hostEngine.stopping': (): ProblemText => ({ message: 'The server is stopping.' }),
  'storage.down': (): ProblemText => ({
    message: 'The server cannot reach its storage right now.',
    remedy: 'Try again in a moment. What you have in the machine is not touched.',
  }),
  'engine.silent': (): ProblemText => ({
    message: 'The Docker Engine of the machine does not answer.',
    expected: 'an answer of the engine',
    found: 'none',
    remedy: 'Wait a moment and try again. If it stays away, start over with a new machine.',
  }),
  'port.closed': ({ port }: { port: number }): ProblemText => ({
    message: `Nothing listens on port ${port} of this machine.`,
    expected: `a program, or a container published with -p ${port}:…`,
    found: 'connection refused',
    remedy: 'Look at `docker ps`: is the container running, and is its port published?',
  }),

  'terminals.tooMany': ({ most, name }: { most: number; name: string }): ProblemText => ({
    message: `${most} terminals are open already.`,
    expected: `at most ${most} terminals in a session`,
    found: `a new one named "${name}"`,
    remedy: 'Close one: type `exit` in it.',
  }),
  'terminals.unread': ({
    megabytes,
    bytes,
  }: {
    megabytes: number;
    bytes: number;
  }): ProblemText => ({
    message: 'The program in this terminal does not read its input.',
    expected: `at most ${megabytes} MB waiting to be read`,
    found: `${bytes} bytes`,
    remedy: 'Press Ctrl-C, or wait until the program reads on.',
  }),

  'files.badPath': ({ path }: OfPath): ProblemText => ({
    message: `“${path}” cannot be the name of a file.`,
    expected: 'names of at most 255 bytes, joined by “/”',
    remedy: 'Choose another name.',
  }),
  'files.noPath': (): ProblemText => ({
    message: 'This cannot be the name of a file in the workspace.',
    remedy: 'Choose another name.',
  }),
  'files.outside': ({ path }: OfPath): ProblemText => ({
    message: `“${path}” leads out of the workspace.`,
    expected: 'a file in the workspace itself',
    remedy: 'It is a symbolic link; use the terminal for the file that it points to.',
  }),
  'files.notFound': ({ path }: OfPath): ProblemText => ({
    message: `There is no “${path}” in the workspace.`,
    expected: 'an existing file',
    remedy: 'Look at `ls` in the terminal: it may have been renamed or removed.',
  }),
  'files.notAFile': ({ path }: OfPath): ProblemText => ({
    message: `“${path}” is not an ordinary file.`,
    expected: 'a file, not a folder, link, pipe or device, and no file where a folder is meant',
    remedy: 'Open another file, or remove this one first.',
  }),
  'files.changed': ({ path }: OfPath): ProblemText => ({
    message: `“${path}” has changed since it was opened.`,
    expected: 'the version that was opened',
    remedy: 'Compare the two, then save again or take the other version.',
  }),
  'files.tooLarge': ({ path, megabytes }: OfPath & { megabytes: number }): ProblemText => ({
    message: `“${path}” is too large for the editor.`,
    expected: `at most ${megabytes} MB`,
    remedy: 'Use the terminal: `less`, `head`, `ls -l`.',
  }),
  'files.denied': ({ path }: OfPath): ProblemText => ({
    message: `You may not change or read “${path}”.`,
    expected: 'a file of yours',
    remedy:
      'A container writes to a bind mount as its own root. Take the file over with ' +
      '`docker run --rm -v "$PWD":/w debian chown -R 1000:1000 /w`, or remove it in a container.',
  }),
  'files.diskFull': ({ path }: OfPath): ProblemText => ({
    message: `There is no room on the machine's disk for “${path}”; it is as it was.`,
    expected: 'free space on the disk',
    remedy: 'Make room with `docker system prune`, and see `df -h ~`.',
  }),
  'files.failed': ({ path }: OfPath): ProblemText => ({
    message: `Something went wrong with “${path}” inside the machine.`,
    remedy: 'Try again.',
  }),
  'files.brokeOff': ({ path }: OfPath): ProblemText => ({
    message: `The machine broke off over “${path}”.`,
    expected: 'an answer from the file service in the machine',
    found: 'it ended, and is being started again',
    remedy: 'Look whether it was done, then try again.',
  }),
  'files.slow': ({ path, seconds }: OfPath & { seconds: number }): ProblemText => ({
    message: `The machine took too long over “${path}”.`,
    expected: `an answer within ${seconds} s`,
    remedy: 'Look at `top` in a terminal: something may keep the machine busy. Then try again.',
  }),
  'files.slowToOpen': ({ seconds }: { seconds: number }): ProblemText => ({
    message: 'The machine took too long to open its files.',
    expected: `a start within ${seconds} s`,
    remedy: 'Try again; reset the session where that does not help.',
  }),
  'files.unreachable': (): ProblemText => ({
    message: 'The files of this machine cannot be reached.',
    remedy: 'Try again in a minute, or reset the session.',
  }),
  'files.givenUp': (): ProblemText => ({
    message: 'The file service of this machine ended again and again; terminals go on working.',
    expected: 'a process called workspace-agent.py that runs as long as the machine',
    remedy: 'Leave it running, and try again in a minute; or reset the session.',
  }),
  'files.closed': (): ProblemText => ({
    message: 'This workspace has been closed.',
    remedy: 'Reload the page.',
  }),
  'files.tooManyCalls': ({
    calls,
    megabytes,
  }: {
    calls: number;
    megabytes: number;
  }): ProblemText => ({
    message: 'Too many files are being saved or read at once.',
    expected: `at most ${calls} calls and ${megabytes} MB under way`,
    remedy: 'Wait a moment, then try again.',
  }),

  'preview.unknown': (): ProblemText => ({
    message: 'There is no such preview.',
    expected: 'the address that the preview pane shows',
    found: 'an address of no session that runs',
    remedy: 'Start the lesson again, and open the preview from there.',
  }),
  'preview.tooMany': ({ most }: { most: number }): ProblemText => ({
    message: 'This preview has too many connections open.',
    expected: `at most ${most} at once`,
    remedy: 'Close other tabs that show it, or wait for its downloads to end.',
  }),
  'preview.noAnswer': ({ port }: { port: number }): ProblemText => ({
    message: `The app behind port ${port} hung up without an answer.`,
    expected: 'an app that listens on the container port of `-p`, on all addresses (0.0.0.0)',
    found: 'a connection that was closed at once',
    remedy: 'Read `docker logs`, and compare the second number of `-p` with the app’s port.',
  }),
  'preview.noHttp': ({ port }: { port: number }): ProblemText => ({
    message: `What answers on port ${port} does not speak HTTP.`,
    expected: 'an HTTP response',
    remedy: 'Is it a web app? Redis and other servers speak languages of their own.',
  }),
  'preview.slow': ({ port, seconds }: { port: number; seconds: number }): ProblemText => ({
    message: `The app on port ${port} does not answer.`,
    expected: `an answer within ${seconds} s`,
    found: 'a connection on which nothing comes',
    remedy: 'Read `docker logs`: does the app wait for something, such as a database?',
  }),
  'preview.failed': (): ProblemText => ({
    message: 'Something went wrong on our side.',
    remedy: 'Reload the page.',
  }),
  ...assignmentProblems,
  ...submissionProblems,
  ...boardProblems,
  ...classroomProblems,
  ...peopleProblems,
};
