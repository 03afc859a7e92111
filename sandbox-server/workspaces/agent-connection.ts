import type { Logger } from 'pino';
import type { z } from 'zod';
import { maxFileBytes } from '../../protocol/workspace.ts';
import type { ExecProcess } from '../drivers/driver.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { told } from '../words/told.ts';
import { AgentViolation, encodeFrame, FrameReader, type AgentFrame } from './agent-frames.ts';
import {
  agentEventSchema,
  agentReplySchema,
  agentResults,
  type AgentEvent,
  type AgentOperation,
} from './agent-messages.ts';
import { EventAllowance } from './event-allowance.ts';
import { workspaceProblem } from './workspace-problem.ts';

const maxPendingCalls = 256;
const maxPendingBytes = 64 << 20;
const maxErrorOutput = 2_000;

/** The agent ended, or was dropped, before it answered: the call may have been done or not. */
export class AgentGone extends Error {
  override readonly name = 'AgentGone';
}

export interface AgentConnectionOptions {
  readonly process: ExecProcess;
  readonly log: Logger;
  readonly deadlineMs: number;
  readonly onEvent: (event: AgentEvent) => void;
}

/** What a call is about: `path` for the learner's eyes, the rest as the agent wants it. */
export interface AgentCall<O extends AgentOperation> {
  readonly operation: O;
  readonly path: string;
  readonly parameters: object;
  readonly body?: Uint8Array;
}

interface Pending {
  readonly path: string;
  readonly operation: AgentOperation;
  readonly bytes: number;
  readonly resolve: (answer: { result: unknown; body: Buffer }) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * One agent, trusted in nothing: whatever breaks the protocol, and a call that is not answered in
 * time, ends it. Its successor is somebody else's business.
 */
export class AgentConnection {
  /** Why it ended. Never rejects. */
  readonly ended: Promise<Error>;
  readonly #options: AgentConnectionOptions;
  readonly #pending = new Map<number, Pending>();
  readonly #reader = new FrameReader(maxFileBytes);
  readonly #allowance = new EventAllowance();
  #pendingBytes = 0;
  #lastId = 0;
  #end: (reason: Error) => void = () => undefined;
  #reason: Error | null = null;
  #errorOutput = '';

  constructor(options: AgentConnectionOptions) {
    this.#options = options;
    this.ended = new Promise((resolve) => (this.#end = resolve));
    const { stdin, stdout, stderr, exited } = options.process;
    stdout.on('data', (chunk: Buffer) => this.#receive(chunk));
    stderr.on('data', (chunk: Buffer) => {
      this.#errorOutput = (this.#errorOutput + chunk.toString()).slice(-maxErrorOutput);
    });
    for (const stream of [stdin, stdout, stderr]) stream.on('error', (error) => this.drop(error));
    stdout.on('end', () => this.drop(new AgentGone('its output ended')));
    stdout.on('close', () => this.drop(new AgentGone('its output closed')));
    exited.then(
      (code) => this.drop(new AgentGone(`exit code ${code}`)),
      (error: Error) => this.drop(error),
    );
  }

  /** @throws AgentGone, or the `SlipwayError` that the answer stands for */
  async call<O extends AgentOperation>(
    call: AgentCall<O>,
  ): Promise<{ result: z.infer<(typeof agentResults)[O]>; body: Buffer }> {
    const answer = await this.#send(call);
    const parsed = agentResults[call.operation].safeParse(answer.result);
    if (!parsed.success) throw this.drop(new AgentViolation(`a wrong result of ${call.operation}`));
    return { result: parsed.data as z.infer<(typeof agentResults)[O]>, body: answer.body };
  }

  /** Ends the agent; calls under way reject with {@link AgentGone}, which is also returned. */
  drop(reason: Error): AgentGone {
    const gone = new AgentGone('the workspace agent ended', { cause: this.#reason ?? reason });
    if (this.#reason) return gone;
    this.#reason = reason;
    this.#options.process.dispose();
    for (const id of this.#pending.keys()) this.#settle(id)?.reject(gone);
    const stderr = this.#errorOutput;
    if (stderr) this.#options.log.warn({ stderr }, 'the workspace agent wrote to its error output');
    this.#end(reason);
    return gone;
  }

  #send(call: AgentCall<AgentOperation>): Promise<{ result: unknown; body: Buffer }> {
    if (this.#reason) throw this.drop(this.#reason);
    const { operation, path, parameters, body } = call;
    const bytes = body?.length ?? 0;
    if (this.#pending.size >= maxPendingCalls || this.#pendingBytes + bytes > maxPendingBytes)
      throw new SlipwayError(
        'rate-limited',
        told('files.tooManyCalls', { calls: maxPendingCalls, megabytes: maxPendingBytes >> 20 }),
      );
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#giveUp(id), this.#options.deadlineMs);
      this.#pending.set(id, { path, operation, bytes, resolve, reject, timer });
      this.#pendingBytes += bytes;
      for (const part of encodeFrame({ id, op: operation, ...parameters }, body))
        this.#options.process.stdin.write(part);
    });
  }

  /** Calls are answered in their order, so nothing behind this one would be answered either. */
  #giveUp(id: number): void {
    const pending = this.#settle(id);
    if (!pending) return;
    const { operation, path } = pending;
    pending.reject(
      new SlipwayError(
        'deadline-exceeded',
        told('files.slow', { path, seconds: this.#options.deadlineMs / 1000 }),
        { detail: { operation } },
      ),
    );
    this.drop(new AgentGone(`no answer to ${operation} in time`));
  }

  #settle(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    if (!pending) return undefined;
    clearTimeout(pending.timer);
    this.#pending.delete(id);
    this.#pendingBytes -= pending.bytes;
    return pending;
  }

  #receive(chunk: Buffer): void {
    if (this.#reason) return;
    try {
      for (const frame of this.#reader.push(chunk)) this.#take(frame);
    } catch (error) {
      if (!(error instanceof AgentViolation)) throw error;
      this.drop(error);
    }
  }

  #take({ header, body }: AgentFrame): void {
    const event = agentEventSchema.safeParse(header);
    if (event.success) {
      if (!this.#allowance.take()) throw new AgentViolation('a flood of events');
      this.#options.onEvent(event.data);
      return;
    }
    const reply = agentReplySchema.safeParse(header);
    if (!reply.success) throw new AgentViolation('neither an event nor an answer');
    const pending = this.#settle(reply.data.id);
    if (!pending) throw new AgentViolation('an answer to no call of ours');
    if ('problem' in reply.data) pending.reject(workspaceProblem(pending.path, reply.data.problem));
    else pending.resolve({ result: reply.data.result, body });
  }
}
