import type { Logger } from 'pino';
import type { FileList, FileWritten } from '../../protocol/workspace.ts';
import type { Driver, MachineRef } from '../drivers/driver.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { told } from '../words/told.ts';
import { AgentGone, type AgentCall } from './agent-connection.ts';
import { frameLimits } from './agent-frames.ts';
import type { AgentEvent, AgentOperation } from './agent-messages.ts';
import { AgentSupervisor } from './agent-supervisor.ts';
import type {
  PlacedFile,
  Workspace,
  WorkspaceEvent,
  WorkspaceFile,
  WriteOptions,
} from './workspace.ts';
import { assertFileFits, assertWorkspacePath } from './workspace-problem.ts';

export interface OpenWorkspaceOptions {
  readonly driver: Pick<Driver, 'exec'>;
  readonly ref: MachineRef;
  readonly log: Logger;
  /** Gives up opening. Has no effect on a workspace that is open. */
  readonly signal?: AbortSignal;
  /** What one call may take, in milliseconds; 10 s where left out. */
  readonly deadlineMs?: number;
}

/**
 * Starts the file service in a machine: 25 ms and 12 MB of Python there (5 MB of them its
 * own), 75 ms with the exec, and nothing here but a stream.
 * Rejects with what the driver says, `machine-failed` where the service does not start, or the
 * signal's reason.
 */
export async function openWorkspace(options: OpenWorkspaceOptions): Promise<Workspace> {
  const { signal } = options;
  signal?.throwIfAborted();
  const workspace = new MachineWorkspace(options);
  const abort = () => workspace.dispose();
  signal?.addEventListener('abort', abort);
  try {
    await workspace.opened();
  } catch (error) {
    workspace.dispose();
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
  }
  return workspace;
}

class MachineWorkspace implements Workspace {
  readonly #log: Logger;
  readonly #agents: AgentSupervisor;
  readonly #listeners = new Set<(event: WorkspaceEvent) => void>();

  constructor({ driver, ref, log, deadlineMs = 10_000 }: OpenWorkspaceOptions) {
    this.#log = log;
    const onEvent = (event: AgentEvent) => this.#tell(event);
    const onRestart = () => this.#tell({ event: 'files-changed' });
    this.#agents = new AgentSupervisor({ driver, ref, log, deadlineMs, onEvent, onRestart });
  }

  async opened(): Promise<void> {
    await this.#agents.connection();
  }

  async list(): Promise<FileList> {
    const call = { operation: 'list', path: 'the workspace', parameters: {} } as const;
    return (await this.#repeat(call)).result;
  }

  async read(path: string): Promise<WorkspaceFile> {
    assertWorkspacePath(path);
    const { result, body } = await this.#repeat({ operation: 'read', path, parameters: { path } });
    return { content: body, version: result.version };
  }

  async write(path: string, content: Uint8Array, options: WriteOptions = {}): Promise<FileWritten> {
    assertWorkspacePath(path);
    assertFileFits(path, content.length);
    const parameters = { path, ...options };
    const { result } = await this.#once({ operation: 'write', path, parameters, body: content });
    return { path, version: result.version };
  }

  async remove(path: string, options: Pick<WriteOptions, 'ifMatch'> = {}): Promise<void> {
    assertWorkspacePath(path);
    await this.#once({ operation: 'remove', path, parameters: { path, ...options } });
  }

  async place(files: readonly PlacedFile[]): Promise<void> {
    for (const { path, content } of files) {
      assertWorkspacePath(path);
      assertFileFits(path, content.length);
    }
    const body = Buffer.concat(files.map((file) => file.content));
    const parameters = {
      files: files.map(({ path, content, mode = 0o644 }) => ({ path, mode, size: content.length })),
    };
    const headerBytes = Buffer.byteLength(JSON.stringify(parameters)) + 100;
    if (body.length > frameLimits.body || headerBytes > frameLimits.header)
      throw tooMuch(files.length, body.length);
    const path = files
      .map((file) => file.path)
      .join(', ')
      .slice(0, 200);
    await this.#once({ operation: 'place', path, parameters, body });
  }

  onChange(listener: (event: WorkspaceEvent) => void): () => void {
    const own = (event: WorkspaceEvent) => listener(event);
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  dispose(): void {
    this.#listeners.clear();
    this.#agents.dispose();
  }

  /** For calls that change nothing: made once more where the agent ended under them. */
  async #repeat<O extends AgentOperation>(call: AgentCall<O>) {
    const connection = await this.#agents.connection();
    try {
      return await connection.call(call);
    } catch (error) {
      if (!(error instanceof AgentGone)) throw error;
    }
    return this.#once(call);
  }

  async #once<O extends AgentOperation>(call: AgentCall<O>) {
    const connection = await this.#agents.connection();
    try {
      return await connection.call(call);
    } catch (error) {
      throw error instanceof AgentGone ? unfinished(call.path, error) : error;
    }
  }

  #tell(event: AgentEvent): void {
    if (event.event === 'files-changed') this.#publish({ type: 'files-changed' });
    else if (event.event === 'changes') for (const change of event.changes) this.#publish(change);
  }

  #publish(event: WorkspaceEvent): void {
    for (const listener of this.#listeners)
      try {
        listener(event);
      } catch (err) {
        this.#log.error({ err }, 'a listener to a workspace threw');
      }
  }
}

function unfinished(path: string, cause: AgentGone): SlipwayError {
  return new SlipwayError('machine-failed', told('files.brokeOff', { path }), { cause });
}

function tooMuch(files: number, bytes: number): SlipwayError {
  return new SlipwayError('file-too-large', 'These files are too many to be placed together.', {
    expected: `at most ${frameLimits.body >> 20} MB, and 1 MB of paths`,
    found: `${files} files, ${(bytes / 1024 / 1024).toFixed(1)} MB`,
    remedy: 'Have the lesson download or generate large files.',
  });
}
