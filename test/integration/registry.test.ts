import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StepResult } from '../../protocol/check.ts';
import type { RegistryAccount } from '../../protocol/registry.ts';
import type { Session } from '../../protocol/session.ts';
import { ApiClient } from '../support/api-client.ts';
import { EventClient } from '../support/event-client.ts';
import { openRealServer, type RealServer } from '../support/real-server.ts';
import { type Ran, runInMachine } from '../support/run-in-machine.ts';

const signIn =
  'echo $REGISTRY_PASSWORD | docker login -u $REGISTRY_USER --password-stdin $REGISTRY';
/** Builds an image of a few bytes, and names it for the registry. */
const build = (name: string, instruction = 'LABEL a=b') =>
  `printf 'FROM hello-world\\n${instruction}\\n' | docker build -t $REGISTRY/$REGISTRY_USER/${name} -`;
const push = (name: string) => `docker push $REGISTRY/$REGISTRY_USER/${name}`;

let server: RealServer;
let api: ApiClient;

beforeAll(async () => {
  server = await openRealServer();
  api = new ApiClient(server.url);
}, 120_000);
afterAll(() => server.dispose(), 60_000);

/** Runs a command as a learner's shell does. */
async function run({ id }: Session, command: string): Promise<Ran> {
  const { machine } = await server.sessions.live(id, 'local');
  return runInMachine(server.driver, machine.ref, command);
}

async function ok(session: Session, command: string): Promise<string> {
  const { code, stdout, stderr } = await run(session, command);
  if (code !== 0) throw new Error(`${command}: exit code ${code}: ${stdout}${stderr}`);
  return stdout;
}

function accountOf({ registry }: Session): RegistryAccount {
  if (!registry) throw new Error('the session has no account');
  return registry;
}

const step = async ({ id }: Session, name: string) =>
  (await api.call('POST', `/api/sessions/${id}/checks/${name}`)).body as StepResult;

const end = ({ id }: Session) => api.call('DELETE', `/api/sessions/${id}`);

test('docker signs in, pushes, and pulls by tag and by digest; a class-mate pulls, and no more', async () => {
  const [ada, bob] = [await api.start(), await api.start()];
  const { host, user } = accountOf(ada);
  expect(await ok(ada, 'echo $REGISTRY $REGISTRY_USER')).toBe(`${host} ${user}\n`);

  const wrong = await run(
    ada,
    'echo wrong | docker login -u $REGISTRY_USER --password-stdin $REGISTRY',
  );
  expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('401 Unauthorized')]);
  await ok(ada, build('hello:1.0'));
  const early = await run(ada, push('hello:1.0'));
  expect([early.code, early.stderr]).toEqual([
    1,
    expect.stringContaining('no basic auth credentials'),
  ]);
  expect(await ok(ada, signIn)).toContain('Login Succeeded');
  const pushed = await ok(ada, push('hello:1.0'));
  expect(await ok(ada, push('hello:1.0'))).toContain('Layer already exists');
  const digest = /sha256:[0-9a-f]{64}/.exec(pushed)?.[0];

  await ok(ada, 'docker image rm $REGISTRY/$REGISTRY_USER/hello:1.0');
  const again = await run(ada, 'docker run --rm $REGISTRY/$REGISTRY_USER/hello:1.0');
  expect([again.code, again.stderr, again.stdout]).toEqual([
    0,
    expect.stringContaining(`Digest: ${digest}`),
    expect.stringContaining('Hello from Docker!'),
  ]);

  await ok(bob, signIn);
  expect(await ok(bob, `docker pull ${host}/${user}/hello@${digest}`)).toContain(digest);
  await ok(bob, `docker tag ${host}/${user}/hello@${digest} ${host}/${user}/hello:1.0`);
  const foreign = await run(bob, `docker push ${host}/${user}/hello:1.0`);
  expect([foreign.code, foreign.stderr]).toEqual([
    1,
    expect.stringContaining('denied: requested access to the resource is denied'),
  ]);
  const missing = await run(bob, `docker pull ${host}/${user}/no-such-image`);
  expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining('manifest unknown')]);
  const based = `printf 'FROM ${host}/${user}/hello:1.0\\n' | docker build --pull -`;
  await ok(bob, based);
  await ok(bob, 'docker logout $REGISTRY');
  expect((await run(bob, `docker pull ${host}/${user}/hello:1.0`)).stderr).toContain(
    'no basic auth credentials',
  );
  await Promise.all([end(ada), end(bob)]);
}, 120_000);

test('a wrong password that a class-mate tries in a learner’s name is not the learner’s', async () => {
  const [ada, bob] = [await api.start('share-an-image'), await api.start()];
  const { user } = accountOf(ada);
  const wrong = (name: string) => `echo wrong | docker login -u ${name} --password-stdin $REGISTRY`;
  const refused = await run(bob, wrong(user));
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('401 Unauthorized')]);
  expect(await step(ada, 'sign-in')).toMatchObject({ checks: [{ status: 'failed' }, {}] });
  await run(ada, wrong('$REGISTRY_USER'));
  expect(await step(ada, 'sign-in')).toMatchObject({ checks: [{ status: 'passed' }, {}] });
  await Promise.all([end(ada), end(bob)]);
}, 60_000);

test('checks ask the registry itself, and tick when something arrives there', async () => {
  const ada = await api.start('share-an-image');
  const events = await EventClient.open(server.url, ada.id);
  // All that a machine can claim: the image has the name, and the file the digest.
  await ok(
    ada,
    `${build('postcard:1.0', 'ENV EDITION=2')}; echo '1.0: digest: sha256:0' > push.txt`,
  );
  expect(await step(ada, 'push')).toMatchObject({
    doneAt: null,
    checks: [{ status: 'failed', found: 'no such image there' }, { status: 'passed' }],
  });
  await run(ada, 'echo wrong | docker login -u $REGISTRY_USER --password-stdin $REGISTRY');
  await ok(ada, signIn);
  await events.untilDone('sign-in');
  await ok(ada, push('postcard:1.0'));
  await events.untilDone('push');
  expect(await step(ada, 'moved-tag')).toMatchObject({ checks: [{ status: 'passed' }, {}] });
  events.close();
  await end(ada);
}, 60_000);
