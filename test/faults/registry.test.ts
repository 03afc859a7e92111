import { readFile, realpath } from 'node:fs/promises';
import { afterEach, expect, test } from 'vitest';
import type { RegistryAccount } from '../../protocol/registry.ts';
import type { Session } from '../../protocol/session.ts';
import { gatewayPorts } from '../../sandbox-server/host-engine/host-engine.ts';
import { hostEngineId, networkOfBlock } from '../../sandbox-server/host-engine/network-plan.ts';
import { ApiClient } from '../support/api-client.ts';
import { testConfig } from '../support/real-machines.ts';
import { RegistryUser } from '../support/registry-user.ts';
import { ServerProcess } from '../support/server-process.ts';
import { typeCommand } from '../support/type-command.ts';

const image = '$REGISTRY/$REGISTRY_USER/hello:1.0';
const build = `printf 'FROM hello-world\\nLABEL a=b\\n' | docker build -q -t ${image} -`;
const signIn =
  'echo $REGISTRY_PASSWORD | docker login -u $REGISTRY_USER --password-stdin $REGISTRY';

let server: ServerProcess | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
}, 60_000);

async function start(): Promise<ApiClient> {
  server = await ServerProcess.start({ SLIPWAY_WARM_MACHINES: '0' });
  return new ApiClient(server.url);
}

function accountOf({ registry }: Session): RegistryAccount {
  if (!registry) throw new Error('the session has no account');
  return registry;
}

/** What the registry answers to an account now, asked from outside of all machines. */
async function statusOf(account: RegistryAccount): Promise<number> {
  const home = await realpath(testConfig().home);
  const { host } = account;
  const saved = JSON.parse(await readFile(`${home}/network.json`, 'utf8')) as { block: number };
  const { gateway: address } = networkOfBlock(hostEngineId(home), saved.block);
  const ca = await readFile(`${home}/registry/certs.d/${host}/ca.crt`, 'utf8');
  const user = new RegistryUser({ address, port: gatewayPorts.registry, ca, host }, account);
  return (await user.call('GET', '/v2/')).status;
}

test('an account lasts as long as its machine: through kills, sleep and restarts, not beyond a reset', async () => {
  let api = await start();
  const { id, ...session } = await api.start();
  const account = accountOf({ id, ...session });
  const run = (command: string) => typeCommand(api.url, id, command);
  expect(await run(`${build} && ${signIn} && docker push ${image}`)).toMatch(
    /1\.0: digest: sha256:/,
  );
  expect(await statusOf(account)).toBe(200);

  await server?.kill();
  await expect(statusOf(account)).rejects.toThrow('ECONNREFUSED');
  api = await start();
  expect((await api.until(id, 'ready')).registry).toEqual(account);
  expect(await run(`docker push ${image}`)).toMatch(/Layer already exists/);

  await server?.stop();
  api = await start();
  expect((await api.until(id, 'hibernated')).registry).toEqual(account);
  expect(await statusOf(account)).toBe(401);
  await api.call('POST', `/api/sessions/${id}/resume`);
  await api.until(id, 'ready');
  expect(await run(`docker image rm ${image}`)).toMatch(/Untagged/);
  expect(await run(`docker run --rm ${image}`)).toMatch(/Downloaded newer image[^]*Hello from/);

  await api.call('POST', `/api/sessions/${id}/reset`);
  const fresh = accountOf(await api.until(id, 'ready'));
  expect(fresh.user).not.toBe(account.user);
  expect(await statusOf(account)).toBe(401);
  expect(await run(`echo $REGISTRY_USER; ${signIn}`)).toMatch(
    new RegExp(`${fresh.user}[^]*Login Succeeded`),
  );
  await api.call('DELETE', `/api/sessions/${id}`);
  expect(await statusOf(fresh)).toBe(401);
}, 180_000);
