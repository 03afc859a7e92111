import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { helloMessage } from './hello-message.ts';
import { helloProgram, type Architecture } from './hello-program.ts';

/** Writes the file system of `hello-world`: one program, and nothing around it. */
export async function buildHelloRoot(root: string, architecture: Architecture): Promise<void> {
  await mkdir(root, { recursive: true });
  const file = join(root, 'hello');
  await writeFile(file, helloProgram(architecture, helloMessage(architecture)));
  await chmod(file, 0o755);
}
