import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { startTime } from './start-time.ts';

test('of two processes the later began later, whatever its name is', async () => {
  const name = ') R 1 2 (3)';
  const script = `require('fs').writeFileSync('/proc/self/comm', ${JSON.stringify(name)}); console.log(1)`;
  const child = spawn(process.execPath, ['-e', `${script}; setInterval(() => {}, 1000)`]);
  await once(child.stdout, 'data');
  const [own, other] = [await startTime('self'), await startTime(child.pid ?? NaN)];
  expect(own).toBeGreaterThan(0);
  expect(other).toBeGreaterThan(own);
  child.kill('SIGKILL');
});
