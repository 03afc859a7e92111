import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type Docker from 'dockerode';
import { BareEngine } from './bare-engine.ts';
import type { Benchmark } from './benchmark.ts';
import { endSession, onlyMachine, startSession } from './bench-session.ts';
import { BenchServer } from './bench-server.ts';
import { median } from './figure.ts';
import { runInContainer } from './run-in-container.ts';

const rounds = 7;
const tag = 'slipway-bench';
const lesson = new URL('../../lessons/flask-app/steps/', import.meta.url);

/**
 * The build of the lesson on Flask, in a machine and on the host engine itself. Both sides have the
 * same client, base image, context and package index, and nothing in their build caches; each goes
 * first in every second round, after one that fills the page cache and is not counted. What differs
 * is in the names of the figures: the engines, and the processors that a machine may use.
 */
export const imageBuild: Benchmark = {
  name: 'image-build',
  title: `docker build --no-cache of the Flask lesson's image, ${rounds} rounds in turns`,
  async run({ home, say }) {
    const dockerfile = await readFile(new URL('Dockerfile.flask', lesson), 'utf8');
    const program = await readFile(new URL('hello-flask.py', lesson), 'utf8');
    const base = /^FROM (\S+)/m.exec(dockerfile)?.[1];
    if (base === undefined) throw new Error('the lesson’s Dockerfile has no FROM');
    const server = await BenchServer.start({ home, warmMachines: 0 });
    let bare: BareEngine | undefined;
    try {
      const session = await startSession(server);
      const machine = await onlyMachine(server);
      bare = await BareEngine.open(server, machine);
      say('image build: the base image for the host engine');
      await bare.copyImage(base);
      const hosts = `--add-host packages.slipway.internal:${server.network.gateway}`;
      const sides = [
        { container: machine, options: '', builds: [] as Build[] },
        { container: bare.client, options: hosts, builds: [] as Build[] },
      ] as const;
      const names = [
        `in a machine (${await engineOf(machine)}, ${await processorsOf(machine)})`,
        `on the host engine (${await engineOf(bare.client)})`,
      ] as const;
      for (const { container } of sides) await placeContext(container, dockerfile, program);
      for (let round = 0; round <= rounds; round++) {
        say(`image build: ${round} of ${rounds}`);
        for (const { container, options, builds } of round % 2 ? sides : sides.toReversed()) {
          const built = await build(container, options);
          if (round > 0) builds.push(built); // The first reads everything from the disk.
        }
      }
      await bare.dispose();
      await endSession(server, session);
      const [ours, theirs] = [mediansOf(sides[0].builds), mediansOf(sides[1].builds)];
      const ratio = ours.seconds / theirs.seconds;
      return [
        { name: `${names[0]}, p50`, value: ours.seconds, unit: 's' },
        { name: 'in a machine, of it the export of layers', value: ours.export, unit: 's' },
        { name: `${names[1]}, p50`, value: theirs.seconds, unit: 's' },
        { name: 'on the host engine, of it the export of layers', value: theirs.export, unit: 's' },
        { name: 'machine ÷ host engine', value: ratio, unit: '×', target: { most: 1.15 } },
      ];
    } finally {
      await bare?.dispose();
      await server.dispose();
    }
  },
};

const mediansOf = (builds: readonly Build[]): Build => ({
  seconds: median(builds.map(({ seconds }) => seconds)),
  export: median(builds.map((build) => build.export)),
});

async function engineOf(container: Docker.Container): Promise<string> {
  const out = await runInContainer(container, 'docker version --format {{.Server.Version}}');
  return `Engine ${out.trim()}`;
}

async function processorsOf(machine: Docker.Container): Promise<string> {
  const { HostConfig } = await machine.inspect();
  return `${(HostConfig.NanoCpus ?? 0) / 1e9} of ${availableParallelism()} processors`;
}

async function placeContext(container: Docker.Container, dockerfile: string, program: string) {
  const script =
    'mkdir -p /tmp/build; printf %s "$1" >/tmp/build/Dockerfile; printf %s "$2" >/tmp/build/hello.py';
  await runInContainer(container, script, [dockerfile, program]);
}

interface Build {
  readonly seconds: number;
  /** Of these, what it took to make layers of what the build left. */
  readonly export: number;
}

/** Builds once, timed by the clock beside the client. */
async function build(container: Docker.Container, options: string): Promise<Build> {
  const command = `docker build --progress=plain --no-cache ${options} --tag ${tag} /tmp/build 2>&1`;
  const out = await runInContainer(
    container,
    `started=$EPOCHREALTIME; ${command}; echo "took $started $EPOCHREALTIME"; docker image rm --force ${tag} >/dev/null; docker builder prune --all --force >/dev/null`,
  );
  const [, started, ended] = /^took (\S+) (\S+)$/m.exec(out) ?? [];
  const [, exported] = /exporting layers ([\d.]+)s done/.exec(out) ?? [];
  return { seconds: Number(ended) - Number(started), export: Number(exported) };
}
