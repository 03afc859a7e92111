import { computed, effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { CheckReport, StepResult } from '../../protocol/check.ts';
import type { SessionEvent } from '../../protocol/session-event.ts';
import type { Session } from '../../protocol/session.ts';
import { pageLanguage, word } from '../i18n/word.ts';
import { LearnersClassroom } from './classroom/learners-classroom.ts';
import { openEventStream } from './event-stream.ts';
import { FileClient } from './file-client.ts';
import type { HttpClient } from './http-client.ts';
import type { LessonOnPage } from './lesson-on-page.ts';
import type { LessonRuntime } from './lesson-runtime.ts';
import { PreviewTarget } from './preview-target.ts';
import { asProblem, isProblem, ProblemError, type PageProblem } from './problem-error.ts';
import type { ReconnectingSocket } from './reconnecting-socket.ts';
import { recall, remember, type RememberedSession } from './remembered.ts';
import { runCommand, type CommandRun } from './run-command.ts';
import { SessionClient, sessionPath } from './session-client.ts';
import { TerminalConnection } from './terminal-connection.ts';
import { Terminals } from './terminals.ts';
import { TimeLeft } from './time-left.ts';
import { until } from './until.ts';
import { WorkspaceFiles } from './workspace-files.ts';

const isFinal = ({ state }: Session): boolean => state === 'ended' || state === 'failed';

/**
 * A session as the page follows it, from the moment the server has named it until it ends. Loaded
 * only then, and with it all that a page without a session does not need.
 */
export class LiveSession implements LessonRuntime {
  readonly kind = 'session';
  readonly player = null;
  readonly terminals: Terminals<TerminalConnection>;
  readonly files: WorkspaceFiles;
  readonly preview: PreviewTarget;
  readonly timeLeft: TimeLeft;
  readonly classroom: LearnersClassroom;
  readonly #client: SessionClient;
  readonly #lesson: LessonOnPage;
  readonly #session;
  readonly #checks = signal<CheckReport>({ steps: [] });
  readonly #report: (problem: PageProblem) => void;
  readonly #events: ReconnectingSocket;
  readonly #stops: (() => void)[] = [];
  /** Whether files may have changed while nobody listened. */
  #hasMissed = false;

  /** Follows `session`; {@link startSession} and {@link restoreSession} give one. */
  constructor(
    http: HttpClient,
    lesson: LessonOnPage,
    session: Session,
    report: (problem: PageProblem) => void,
  ) {
    const { id } = session;
    const remembered = rememberedFor(lesson, id);
    const mayRetry = () => this.#stillThere();
    this.#client = new SessionClient(http);
    this.#lesson = lesson;
    this.#report = report;
    this.#session = signal(session);
    this.timeLeft = new TimeLeft(this.#session);
    this.classroom = new LearnersClassroom(http, id, report);
    this.files = new WorkspaceFiles(
      new FileClient(http, sessionPath(id)),
      remembered.files ?? lesson.open,
      remembered.file ?? null,
    );
    this.preview = new PreviewTarget(() => this.#session.peek().previewUrl, lesson.previewPort);
    this.terminals = new Terminals((name) => {
      const path = `${sessionPath(id)}/terminals/${name}`;
      return new TerminalConnection(
        name,
        (size) => http.socketUrl(path, { ...size, language: pageLanguage() }),
        {
          mayRetry,
          mayConnect: () => this.#session.peek().state === 'ready',
        },
      );
    }, remembered);
    this.#events = openEventStream(
      {
        url: () => http.socketUrl(`${sessionPath(id)}/events`, { language: pageLanguage() }),
        onOpen: () => (this.#hasMissed = true),
        mayRetry,
      },
      (event) => this.#follow(event),
    );
    this.#stops.push(effect(this.#followState), effect(this.#keep));
  }

  get session(): ReadonlySignal<Session> {
    return this.#session;
  }
  get checks(): ReadonlySignal<CheckReport> {
    return this.#checks;
  }

  readonly connection = computed(() => {
    const state = this.#events.state.value;
    return state === 'closed' ? 'idle' : state;
  });

  /** Resolves once commands can be run; throws `ProblemError` where they never can. */
  async ready(): Promise<void> {
    await until(() => {
      this.assertAlive();
      return this.#session.value.state === 'ready';
    });
  }

  /** Throws `ProblemError` where the session is over; reads its signal, so waits may use it. */
  readonly assertAlive = (): void => {
    const session = this.#session.value;
    if (isFinal(session)) throw new ProblemError(session.problem ?? ended());
  };

  /** See {@link runCommand}. */
  run(run: CommandRun): Promise<void> {
    return runCommand(this, run);
  }

  async runChecks(step: string): Promise<void> {
    this.#takeStep(await this.#client.runChecks(this.#session.peek().id, step));
  }

  async extend(): Promise<void> {
    this.#session.value = await this.#client.change(this.#session.peek().id, 'extend');
  }

  async resume(): Promise<void> {
    this.#session.value = await this.#client.change(this.#session.peek().id, 'resume');
  }

  /** A new machine with the lesson's own files; what was in the old one is gone. */
  async reset(): Promise<void> {
    this.terminals.disconnectAll();
    this.preview.publish([]);
    try {
      const session = await this.#client.change(this.#session.peek().id, 'reset');
      this.files.restart();
      this.#session.value = session;
    } finally {
      // The state may never have left `ready`, so nothing else would connect again.
      this.#followState();
    }
  }

  /** Ends the session: its machine goes, its files stay here to be read. */
  async end(): Promise<void> {
    await this.files.saveAll();
    await this.#client.end(this.#session.peek().id).catch((thrown: unknown) => {
      if (!isProblem(thrown, 'unknown-session', 'session-ended')) throw thrown;
    });
    this.#session.value = { ...this.#session.peek(), state: 'ended' };
  }

  dispose(): void {
    for (const stop of this.#stops) stop();
    this.#events.close();
    this.terminals.dispose();
    this.timeLeft.dispose();
    this.files.restart();
  }

  readonly #state = computed(() => this.#session.value.state);

  readonly #followState = (): void => {
    const state = this.#state.value;
    if (state === 'ready') {
      this.terminals.connectAll();
      this.#listFiles();
      return;
    }
    this.terminals.disconnectAll();
    if (isFinal(this.#session.peek())) this.#events.close();
  };

  readonly #keep = (): void => {
    const { id } = this.#session.value;
    if (isFinal(this.#session.value)) return remember(this.#lesson.lesson, null);
    remember(this.#lesson.lesson, {
      ...rememberedFor(this.#lesson, id),
      terminals: this.terminals.connections.value.map(({ name }) => name),
      terminal: this.terminals.active.value.name,
      ...(this.files.listed.value && {
        files: this.files.documents.value.map(({ path }) => path),
        file: this.files.active.value?.path ?? null,
      }),
    });
  };

  #listFiles(): void {
    if (this.#state.peek() !== 'ready') return;
    this.files.refresh().catch((thrown: unknown) => this.#report(asProblem(thrown)));
  }

  #follow(event: SessionEvent): void {
    if (event.type === 'session') {
      this.#takeSession(event.session);
      this.classroom.follow(event);
    } else if (event.type === 'checks') this.#checks.value = event.report;
    else if (event.type === 'step') this.#takeStep(event.result);
    else if (event.type === 'ports') this.preview.publish(event.ports);
    else if (event.type === 'problem') this.#report(event.problem);
    else if (event.type === 'classroom' || event.type === 'announcement')
      this.classroom.follow(event);
    else this.files.follow(event);
  }

  /** Comes first on every new line: only then is it known whether there are files to list. */
  #takeSession(session: Session): void {
    this.#session.value = session;
    if (this.#hasMissed) this.#listFiles();
    this.#hasMissed = false;
  }

  #takeStep(result: StepResult): void {
    const others = this.#checks.peek().steps.filter(({ step }) => step !== result.step);
    this.#checks.value = { steps: [...others, result] };
  }

  /** After a lost socket: a session that is gone is not tried again. */
  async #stillThere(): Promise<boolean> {
    try {
      const session = await this.#client.get(this.#session.peek().id);
      this.#session.value = session;
      return !isFinal(session);
    } catch (thrown) {
      if (!isProblem(thrown, 'unknown-session', 'session-ended')) return true;
      this.#session.value = { ...this.#session.peek(), state: 'ended' };
      return false;
    }
  }
}

const ended = (): PageProblem => ({
  code: 'session-ended',
  message: word('problem.ended'),
  remedy: word('problem.endedRemedy'),
});

function rememberedFor({ lesson }: LessonOnPage, id: string): RememberedSession {
  const kept = recall(lesson);
  return kept?.id === id ? kept : { id };
}
