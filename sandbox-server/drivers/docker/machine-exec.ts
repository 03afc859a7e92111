import type { Socket } from 'node:net';
import type Docker from 'dockerode';
import type { TerminalSize } from '../../../protocol/terminal.ts';
import type { ExecOptions, ExecProcess, TerminalProcess } from '../driver.ts';
import { machineLost } from './machine-lost.ts';
import { splitOutput } from './output-splitter.ts';

const learnerShell = '/usr/local/lib/slipway/learner-shell';
const environments = {
  learner: ['HOME=/home/learner', 'USER=learner', 'LOGNAME=learner', 'SHELL=/bin/bash'],
  root: ['HOME=/root', 'USER=root'],
};
const shared = ['LANG=C.UTF-8', 'TERM=xterm-256color', 'COLORTERM=truecolor'];

/** Runs a command in a machine's container. */
export async function execInMachine(
  container: Docker.Container,
  options: ExecOptions,
): Promise<ExecProcess> {
  const exec = await container.exec({
    Cmd: [...(options.user === 'learner' ? [learnerShell] : []), ...options.command],
    Env: [...environments[options.user], ...shared],
    WorkingDir: options.workingDirectory ?? '/',
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
  });
  const socket = (await exec.start({ hijack: true, stdin: true })) as Socket;
  release(socket, options.signal);
  const { stdout, stderr } = splitOutput(socket);
  const exited = closed(socket).then(async () => {
    const code = await exitCode(exec);
    if (code === null) throw machineLost(container.id);
    return code;
  });
  exited.catch(() => undefined); // Whoever does not wait for the end is not told of it.
  return { stdin: socket, stdout, stderr, exited, dispose: () => hangUp(exec, socket) };
}

/** Opens a login shell of the learner's, in the workspace. */
export async function openShell(
  container: Docker.Container,
  size: TerminalSize,
  signal: AbortSignal | undefined,
): Promise<TerminalProcess> {
  const exec = await container.exec({
    Cmd: [learnerShell, 'bash', '-l'],
    Env: [...environments.learner, ...shared],
    WorkingDir: '/home/learner/app',
    Tty: true,
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
  });
  const socket = (await exec.start({ hijack: true, stdin: true, Tty: true })) as Socket;
  release(socket, signal);
  const resize = ({ cols, rows }: TerminalSize) => exec.resize({ w: cols, h: rows });
  await resize(size).catch(() => undefined); // A shell that ended at once says so by itself.
  return {
    stream: socket,
    resize: async (wanted) => void (await resize(wanted)),
    exited: closed(socket).then(() => exitCode(exec)),
    dispose: () => hangUp(exec, socket),
  };
}

/** As closing a terminal's window does: with our end closed alone, the command would run on unseen. */
function hangUp(exec: Docker.Exec, socket: Socket): void {
  socket.destroy();
  exec
    .inspect()
    .then(
      ({ Running, Pid }) => Running && Pid > 0 && process.kill(Pid, 'SIGHUP'),
      () => undefined, // The engine is away, or the machine gone with all that ran in it.
    )
    .catch(() => undefined); // It ended in between.
}

function release(socket: Socket, signal: AbortSignal | undefined): void {
  socket.on('error', () => undefined); // The close that follows is what everybody waits for.
  if (signal?.aborted) socket.destroy();
  signal?.throwIfAborted();
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.closed) resolve();
    socket.once('close', () => resolve());
    socket.once('end', () => resolve());
  });
}

/** Null where the engine no longer knows, or the command goes on without us. */
async function exitCode(exec: Docker.Exec): Promise<number | null> {
  try {
    return (await exec.inspect()).ExitCode;
  } catch {
    return null;
  }
}
