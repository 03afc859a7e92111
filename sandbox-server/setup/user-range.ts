import { readFile } from 'node:fs/promises';
import { SetupError } from '../errors/setup-error.ts';
import { parseIdRanges, rangeSize, type IdRange } from './free-range.ts';

/** The user whose range of ids machines live in: `dockerd --userns-remap slipway`. */
export const rangeUser = 'slipway';

/** Root of every machine is this user, and this group, outside. */
export interface UserRange {
  readonly uidBase: number;
  readonly gidBase: number;
}

/** Every range that is given to anybody, by file. */
export async function readIdRanges(): Promise<Record<'uid' | 'gid', readonly IdRange[]>> {
  const read = async (file: string) => parseIdRanges(await readFile(file, 'utf8').catch(() => ''));
  const [uid, gid] = await Promise.all([read('/etc/subuid'), read('/etc/subgid')]);
  return { uid, gid };
}

/** Null where the user or one of its ranges is not there. */
export async function findUserRange(): Promise<UserRange | null> {
  const [ranges, users] = await Promise.all([readIdRanges(), readFile('/etc/passwd', 'utf8')]);
  const isOurs = ({ owner, count }: IdRange) => owner === rangeUser && count >= rangeSize;
  const [uid, gid] = [ranges.uid.find(isOurs), ranges.gid.find(isOurs)];
  const isThere = users.split('\n').some((line) => line.startsWith(`${rangeUser}:`));
  return uid && gid && isThere ? { uidBase: uid.first, gidBase: gid.first } : null;
}

/** As {@link findUserRange}. Throws `SetupError` where the set-up has not made it. */
export async function readUserRange(): Promise<UserRange> {
  const range = await findUserRange();
  if (range) return range;
  throw new SetupError('Machines have no range of user ids.', {
    why: `Expected a user "${rangeUser}" with ${rangeSize} ids in /etc/subuid and /etc/subgid.`,
    remedy: 'Run "npm start" as root: it makes both.',
  });
}
