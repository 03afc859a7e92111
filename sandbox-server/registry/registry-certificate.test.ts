import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepCertificate } from './registry-certificate.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-certificate-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('the certificate is kept, and made anew where it is spoilt or for another name', async () => {
  const place = {
    host: 'registry.test',
    certificateFile: join(folder, 'certs.d/registry.test/ca.crt'),
    keyFile: join(folder, 'key.pem'),
  };
  const first = await keepCertificate(place);
  const read = new X509Certificate(first.certificate);
  expect(read.checkHost('registry.test')).toBe('registry.test');
  expect(read.checkHost('other.test')).toBeUndefined();
  expect((await stat(place.keyFile)).mode & 0o077).toBe(0);
  expect(await keepCertificate(place)).toEqual(first);

  await writeFile(place.keyFile, 'half a k');
  const second = await keepCertificate(place);
  expect(second.certificate).not.toBe(first.certificate);
  const other = await keepCertificate({ ...place, host: 'other.test' });
  expect(new X509Certificate(other.certificate).checkHost('other.test')).toBe('other.test');
});
