import { X509Certificate, createPrivateKey } from 'node:crypto';
import { chmod, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { runTool } from '../processes/run-tool.ts';

/** A certificate and its key, as PEM. */
export interface RegistryCertificate {
  readonly certificate: string;
  readonly key: string;
}

const year = 365 * 24 * 60 * 60 * 1000;

/**
 * The certificate of the classroom registry, which vouches for itself. Made once, for ten years, and
 * kept: machines that outlive a restart of the server trust the one they were started with.
 * @throws SetupError where it cannot be made
 */
export async function keepCertificate(options: {
  readonly host: string;
  readonly certificateFile: string;
  readonly keyFile: string;
}): Promise<RegistryCertificate> {
  const { host, certificateFile, keyFile } = options;
  const read = async () => ({
    certificate: await readFile(certificateFile, 'utf8').catch(() => ''),
    key: await readFile(keyFile, 'utf8').catch(() => ''),
  });
  const kept = await read();
  if (isUsable(kept, host)) return kept;
  await mkdir(dirname(certificateFile), { recursive: true, mode: 0o755 });
  await runTool({
    command: 'openssl',
    arguments: [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
      ...['-days', '3650', '-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`],
      ...['-keyout', keyFile, '-out', certificateFile],
    ],
    purpose: 'Making the certificate of the classroom registry',
    remedy: 'Install openssl with "apt-get install openssl", then start again.',
  });
  await chmod(certificateFile, 0o644); // Machines read it, who are nobody here.
  return read();
}

function isUsable({ certificate, key }: RegistryCertificate, host: string): boolean {
  try {
    const read = new X509Certificate(certificate);
    const isLasting = read.validToDate.getTime() > Date.now() + year;
    return (
      isLasting && read.checkHost(host) !== undefined && read.checkPrivateKey(createPrivateKey(key))
    );
  } catch {
    return false;
  }
}
