import { readFile } from 'node:fs/promises';
import { SetupError } from '../errors/setup-error.ts';
import { runTool } from '../processes/run-tool.ts';
import { freeRange, rangeSize, type IdRange } from './free-range.ts';
import type { Step } from './step.ts';
import { findUserRange, rangeUser, readIdRanges } from './user-range.ts';

const remedy = 'Look at /etc/passwd, /etc/subuid and /etc/subgid, then run it again.';

/** Gives machines a user and a range of ids that nothing else on this computer uses. */
export const userRangeStep: Step = {
  title: 'User range',
  remedy,
  plan: async () => `system user "${rangeUser}" with ${rangeSize} user and group ids for machines`,
  isDone: async () => (await findUserRange()) !== null,
  async run({ signal }) {
    const { uid, gid } = await readIdRanges();
    const accounts = await readAccountIds();
    const first = freeRange([...uid, ...gid, ...accounts]);
    if (first === null) {
      throw new SetupError('There is no free range of user ids for machines.', {
        why: `Every range of ${rangeSize} ids is given away in /etc/subuid or /etc/subgid.`,
        remedy: 'Remove an entry there that is not used any more, then run it again.',
      });
    }
    const isThere = (await readFile('/etc/passwd', 'utf8')).includes(`\n${rangeUser}:`);
    const run = { purpose: `Making the user "${rangeUser}"`, remedy, signal };
    if (!isThere) {
      const settings = ['--system', '--user-group', '--no-create-home'];
      const shell = ['--shell', '/usr/sbin/nologin'];
      await runTool({ ...run, command: 'useradd', arguments: [...settings, ...shell, rangeUser] });
    }
    const last = first + rangeSize - 1;
    const isOurs = ({ owner, count }: IdRange) => owner === rangeUser && count >= rangeSize;
    await runTool({
      ...run,
      command: 'usermod',
      arguments: [
        ...(uid.some(isOurs) ? [] : ['--add-subuids', `${first}-${last}`]),
        ...(gid.some(isOurs) ? [] : ['--add-subgids', `${first}-${last}`]),
        rangeUser,
      ],
    });
  },
};

/** Ids of users and groups themselves: those of a directory service can be as high as our range. */
async function readAccountIds(): Promise<readonly IdRange[]> {
  const files = await Promise.all(
    ['/etc/passwd', '/etc/group'].map((file) => readFile(file, 'utf8')),
  );
  return files.flatMap((text) =>
    text.split('\n').flatMap((line) => {
      const [owner = '', , id = ''] = line.split(':');
      return /^\d+$/.test(id) ? [{ owner, first: Number(id), count: 1 }] : [];
    }),
  );
}
