import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The internet as far as a machine can tell: an address that belongs to nobody (RFC 5737). */
export const publicAddress = '198.51.100.6';

/** What a machine must not reach although this computer can: one address of each private kind. */
export const privateAddresses = [
  '10.200.231.9',
  '172.31.231.9',
  '192.168.231.9',
  '100.64.231.9',
  '169.254.231.9',
  // Clouds tell credentials here.
  '169.254.169.254',
];

/** A network beside this computer in which something listens on one port of every address above. */
export class OutsideNetwork {
  static readonly port = 8080;
  readonly #name = 'slipway-outside';
  readonly #link = 'slipway-out';
  #listener: ChildProcess | undefined;

  async open(): Promise<void> {
    await this.dispose(); // One that a killed run left behind.
    const inside = ['netns', 'exec', this.#name, 'ip'];
    await run('ip', ['netns', 'add', this.#name]);
    const pair = ['type', 'veth', 'peer', 'name', 'eth0', 'netns', this.#name];
    await run('ip', ['link', 'add', 'name', this.#link, ...pair]);
    await run('ip', ['address', 'add', '198.51.100.1/29', 'dev', this.#link]);
    await run('ip', ['link', 'set', 'dev', this.#link, 'up']);
    await run('ip', [...inside, 'link', 'set', 'dev', 'eth0', 'up']);
    await run('ip', [...inside, 'address', 'add', `${publicAddress}/29`, 'dev', 'eth0']);
    await run('ip', [...inside, 'route', 'add', 'default', 'via', '198.51.100.1']);
    for (const address of privateAddresses) {
      await run('ip', [...inside, 'address', 'add', `${address}/32`, 'dev', 'eth0']);
      await run('ip', ['route', 'add', `${address}/32`, 'dev', this.#link]);
    }
    const script = `require('node:net').createServer((s) => s.end()).listen(${OutsideNetwork.port}, () => console.log('listens'))`;
    const command = ['netns', 'exec', this.#name, process.execPath, '--eval', script];
    this.#listener = spawn('ip', command, { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(this.#listener.stdout as NodeJS.ReadableStream, 'data');
  }

  async dispose(): Promise<void> {
    this.#listener?.kill();
    await run('ip', ['link', 'delete', 'dev', this.#link]).catch(() => undefined);
    await run('ip', ['netns', 'delete', this.#name]).catch(() => undefined);
  }
}
