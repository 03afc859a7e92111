import { pino } from 'pino';
import { openMirror } from '../../sandbox-server/kit/open-mirror.ts';

// A server that opens a mirror, tells its address, and is then killed without a chance to tidy up.
const [registryStore = '', runFolder = ''] = process.argv.slice(2);
const kit = { mode: 'offline', registryStore } as const;
const mirror = await openMirror({
  kit,
  address: '127.0.0.1',
  port: 0,
  runFolder,
  log: pino({ level: 'silent' }),
});
process.stdout.write(`${mirror.url}\n`);
setInterval(() => undefined, 1_000);
