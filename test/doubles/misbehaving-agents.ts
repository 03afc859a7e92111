import { PassThrough } from 'node:stream';
import type { Driver, ExecProcess } from '../../sandbox-server/drivers/driver.ts';
import { encodeFrame, FrameReader } from '../../sandbox-server/workspaces/agent-frames.ts';

/** What a double does with its process. */
interface AgentSide {
  say(header: object, body?: Uint8Array): void;
  sayRaw(bytes: Uint8Array): void;
  mutter(text: string): void;
  end(): void;
  readonly isOver: boolean;
}
/** A workspace agent, by how it misbehaves: called with each call that it is sent. */
export type AgentDouble = (agent: AgentSide, call: { id: number; op: string }) => void;

const ready = { event: 'ready' };
const emptyList = { files: [], truncated: false };

/** Does as it should, with an empty workspace. */
export const emptyAgent: AgentDouble = (agent, { id, op }) =>
  agent.say({ id, result: op === 'list' ? emptyList : { version: '1' } });
export const neverAnsweringAgent: AgentDouble = () => undefined;
export const dyingAgent: AgentDouble = (agent) => agent.end();
export const fourGigabyteAgent: AgentDouble = (agent) =>
  agent.sayRaw(Buffer.from([0, 0, 0, 2, 0xff, 0xff, 0xff, 0xff, 0x7b, 0x7d]));
export const hugeHeaderAgent: AgentDouble = (agent) =>
  agent.sayRaw(Buffer.from([0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]));
export const garbageAgent: AgentDouble = (agent) =>
  agent.sayRaw(Buffer.concat([Buffer.from([0, 0, 0, 3, 0, 0, 0, 0]), Buffer.from('{x}')]));
export const wrongIdAgent: AgentDouble = (agent, { id }) =>
  agent.say({ id: id + 1000, result: emptyList });
export const twiceAnsweringAgent: AgentDouble = (agent, { id }) => {
  agent.say({ id, result: { version: '1' } });
  agent.say({ id, result: { version: '2' } });
};
export const escapingAgent: AgentDouble = (agent, { id }) => {
  const file = { path: '../../etc/passwd', kind: 'file', size: 1, version: '1', writable: true };
  agent.say({ id, result: { files: [file], truncated: false } });
};
export const inventingAgent: AgentDouble = (agent, { id }) =>
  agent.say({ id, problem: { code: 'not-signed-in', found: '<script>' } });
/** Sends events without end. */
export const floodingAgent: AgentDouble = (agent) => {
  const flood = () => {
    for (let count = 0; count < 50; count += 1) agent.say({ event: 'files-changed' });
    if (!agent.isOver) setImmediate(flood);
  };
  flood();
};
/** Fills its error output, then does as it should. */
export const mutteringAgent: AgentDouble = (agent, call) => {
  for (let count = 0; count < 100; count += 1) agent.mutter('x'.repeat(100_000));
  emptyAgent(agent, call);
};
/** Never says that it is ready. */
export const silentAgent = Symbol('silent agent');

export interface AgentDoubleDriver extends Pick<Driver, 'exec'> {
  /** Agents started so far, and those of them that have been let go. */
  readonly started: number;
  readonly disposed: number;
}

/** A driver whose every `exec` starts the next of these agents; the last one again and again. */
export function agentDriver(...agents: (AgentDouble | typeof silentAgent)[]): AgentDoubleDriver {
  const counts = { started: 0, disposed: 0 };
  return {
    get started() {
      return counts.started;
    },
    get disposed() {
      return counts.disposed;
    },
    exec: async () => {
      const agent = agents[Math.min(counts.started++, agents.length - 1)] ?? emptyAgent;
      return startDouble(agent, () => (counts.disposed += 1));
    },
  };
}

function startDouble(agent: AgentDouble | typeof silentAgent, onDispose: () => void): ExecProcess {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const ended = Promise.withResolvers<number>();
  const reader = new FrameReader();
  const end = () => {
    stdout.end();
    ended.resolve(1);
  };
  const side: AgentSide = {
    say: (header, body) => encodeFrame(header, body).forEach((part) => side.sayRaw(part)),
    sayRaw: (bytes) => void (side.isOver || stdout.write(bytes)),
    mutter: (text) => void stderr.write(text),
    end,
    get isOver() {
      return stdout.destroyed || stdout.writableEnded;
    },
  };
  stdin.on('data', (chunk: Buffer) => {
    for (const { header } of reader.push(chunk))
      if (agent !== silentAgent) agent(side, header as { id: number; op: string });
  });
  if (agent !== silentAgent) side.say(ready);
  const dispose = () => {
    for (const stream of [stdin, stdout, stderr]) stream.destroy();
    ended.resolve(137);
    onDispose();
  };
  return { stdin, stdout, stderr, exited: ended.promise, dispose };
}
