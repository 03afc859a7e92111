import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { z } from 'zod';
import type { RegistryImage } from './registry-image.ts';

const manifestTypes = [
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.index.v1+json',
];
/** What the registry takes as a manifest at most; configurations are smaller. */
const largestDocument = 256 * 1024;
const patience = 5_000;

const digestSchema = z.string().regex(/^sha256:[a-f0-9]{64}$/);
const manifestSchema = z.object({ config: z.object({ digest: digestSchema }) });
const indexSchema = z.object({
  manifests: z.array(
    z.object({
      digest: digestSchema,
      platform: z.object({ architecture: z.string(), os: z.string() }).optional(),
    }),
  ),
});
/** A learner may push anything as a configuration: what is not as it should be counts as absent. */
const configurationSchema = z
  .object({
    config: z.object({
      Labels: z.record(z.string(), z.string()).nullish().catch(null),
      Env: z.array(z.string()).nullish().catch(null),
      Entrypoint: z.array(z.string()).nullish().catch(null),
      Cmd: z.array(z.string()).nullish().catch(null),
      ExposedPorts: z.record(z.string(), z.unknown()).nullish().catch(null),
    }),
  })
  .catch({ config: {} });

/**
 * Asks the registry behind `socket` for an image. Of one for several platforms, it gives that for
 * machines. Null where there is none of that name. Rejects where the registry does not answer.
 * @param tag or a digest
 */
export async function readRegistryImage(
  socket: string,
  repository: string,
  tag: string,
): Promise<RegistryImage | null> {
  const found = await ask(socket, `/v2/${repository}/manifests/${tag}`);
  if (!found) return null;
  const index = indexSchema.safeParse(parse(found));
  const fitting = index.data?.manifests.find(({ platform }) => platform && isOurs(platform));
  const manifest = fitting
    ? await ask(socket, `/v2/${repository}/manifests/${fitting.digest}`)
    : found;
  const read = manifestSchema.safeParse(manifest && parse(manifest));
  if (!read.success) return null;
  const { digest: id } = read.data.config;
  const document = await ask(socket, `/v2/${repository}/blobs/${id}`);
  const { config } = configurationSchema.parse(document && parse(document));
  return {
    digest: `sha256:${createHash('sha256').update(found).digest('hex')}`,
    id,
    labels: config.Labels ?? {},
    environment: Object.fromEntries((config.Env ?? []).map(nameAndValue)),
    command: [...(config.Entrypoint ?? []), ...(config.Cmd ?? [])].join(' '),
    exposedPorts: Object.keys(config.ExposedPorts ?? {}),
  };
}

const architectures: Partial<Record<NodeJS.Architecture, string>> = { x64: 'amd64' };
const isOurs = ({ architecture, os }: { architecture: string; os: string }) =>
  os === 'linux' && architecture === (architectures[process.arch] ?? process.arch);

function nameAndValue(text: string): [string, string] {
  const equals = text.indexOf('=');
  return equals < 0 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)];
}

function parse(document: Buffer): unknown {
  try {
    return JSON.parse(document.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Null for 404, and for what is larger than any document of an image. */
function ask(socketPath: string, path: string): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const call = request({
      socketPath,
      path,
      headers: { accept: manifestTypes.join(', ') },
      agent: false,
      signal: AbortSignal.timeout(patience),
    });
    call.on('error', reject);
    call.on('response', (answer) => {
      const status = answer.statusCode ?? 0;
      if (status === 404 || status === 400) return settle(null);
      if (status !== 200) return reject(new Error(`the registry answered ${status} to ${path}`));
      const chunks: Buffer[] = [];
      let size = 0;
      answer.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size > largestDocument) settle(null);
      });
      answer.on('end', () => settle(Buffer.concat(chunks)));
      answer.on('error', reject);
    });
    function settle(document: Buffer | null) {
      resolve(document);
      call.destroy();
    }
    call.end();
  });
}
