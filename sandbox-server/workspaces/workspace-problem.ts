import { maxFileBytes, workspacePathSchema } from '../../protocol/workspace.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { told, type Told } from '../words/told.ts';
import type { AgentProblem } from './agent-messages.ts';

const wordings: Record<AgentProblem['code'], (path: string) => Told> = {
  'bad-path': (path) => told('files.badPath', { path }),
  'outside-workspace': (path) => told('files.outside', { path }),
  'file-not-found': (path) => told('files.notFound', { path }),
  'not-a-file': (path) => told('files.notAFile', { path }),
  'file-changed': (path) => told('files.changed', { path }),
  'file-too-large': (path) =>
    told('files.tooLarge', { path, megabytes: maxFileBytes / 1024 / 1024 }),
  'permission-denied': (path) => told('files.denied', { path }),
  'disk-full': (path) => told('files.diskFull', { path }),
  internal: (path) => told('files.failed', { path }),
};

/** What an agent's refusal of a call about `path` is to the learner. */
export function workspaceProblem(path: string, problem: AgentProblem): SlipwayError {
  const code = problem.code === 'internal' ? 'machine-failed' : problem.code;
  const detail = { path, found: problem.found, version: problem.version };
  return new SlipwayError(code, wordings[problem.code](path), { detail });
}

/** @throws SlipwayError `bad-path` for what the protocol does not allow as a path */
export function assertWorkspacePath(path: string): void {
  const parsed = workspacePathSchema.safeParse(path);
  if (parsed.success && path.isWellFormed()) return;
  throw new SlipwayError('bad-path', told('files.noPath'), {
    expected: parsed.error?.issues[0]?.message ?? 'well-formed Unicode',
    found: JSON.stringify(path.slice(0, 100)),
  });
}

/** @throws SlipwayError `file-too-large` */
export function assertFileFits(path: string, bytes: number): void {
  if (bytes > maxFileBytes) throw tooLarge(path, bytes);
}

function tooLarge(path: string, bytes: number): SlipwayError {
  return workspaceProblem(path, { code: 'file-too-large', found: `${bytes} bytes` });
}
