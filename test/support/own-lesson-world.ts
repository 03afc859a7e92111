import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { type OwnLesson, ownLessonSchema } from '../../protocol/own-lesson.ts';
import { readServerId } from '../../sandbox-server/composition/server-id.ts';
import { openSqlite } from '../../sandbox-server/storage/sqlite/open-sqlite.ts';
import type { Storage } from '../../sandbox-server/storage/storage.ts';
import type { Answer } from './api-client.ts';
import type { BrowserClient } from './browser-client.ts';
import { ClassWorld } from './class-world.ts';
import { ownLessonFiles, ownLessonZip } from './own-lesson.ts';

/**
 * A world of classes whose instructors bring lessons. No machine runs to test them in: what a test would
 * have found is put into the server's storage. In its folder of lessons stand `greetings` and a link
 * that leads out of it, to where a secret is.
 */
export class OwnLessonWorld {
  readonly classes: ClassWorld;
  readonly storage: Storage;
  readonly #folders: string;

  private constructor(classes: ClassWorld, storage: Storage, folders: string) {
    this.classes = classes;
    this.storage = storage;
    this.#folders = folders;
  }

  static async open(): Promise<OwnLessonWorld> {
    const folders = await mkdtemp(join(tmpdir(), 'slipway-own-folders-'));
    for (const [path, content] of Object.entries(ownLessonFiles)) {
      const target = join(folders, 'lessons', 'greetings', path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, content);
    }
    await writeFile(join(folders, 'secret.txt'), 'secret');
    await symlink(folders, join(folders, 'lessons', 'out'));
    const classes = await ClassWorld.open({ ownLessons: join(folders, 'lessons') });
    const storage = await openSqlite(`${classes.server.home}/slipway.sqlite`);
    return new OwnLessonWorld(classes, storage, folders);
  }

  async dispose(): Promise<void> {
    await this.storage.close();
    await this.classes.dispose();
    await rm(this.#folders, { recursive: true, force: true });
  }

  /** Sends a zip; as a new lesson, where nothing else is said. */
  async send(
    by: BrowserClient,
    zip: Buffer,
    [method, path]: readonly [string, string] = ['POST', '/api/own-lessons'],
  ): Promise<Answer> {
    const { url } = this.classes.server;
    const answer = await fetch(`${url}${path}`, {
      ...{ method, body: new Uint8Array(zip) },
      headers: { 'content-type': 'application/zip', cookie: by.cookie, origin: url },
    });
    return { status: answer.status, body: await answer.json(), headers: answer.headers };
  }

  /** A new lesson of Ina's. */
  async bring(zip = ownLessonZip()): Promise<OwnLesson> {
    const answer = await this.send(this.classes.ina, zip);
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return ownLessonSchema.parse(answer.body);
  }

  /** A lesson of Ina's as if its test had passed. @returns its slug */
  async bringReady(): Promise<string> {
    const { ina, server } = this.classes;
    const { slug } = await this.bring();
    await server.lessonTrials.settled();
    const failed = await ina.call('GET', `/api/own-lessons/${slug}`);
    // There is no machine to test it in, and that is what it says.
    expect(failed.body).toMatchObject({ state: 'failed', title: 'Greetings', findings: [] });
    expect((failed.body as OwnLesson).failure).toMatchObject({ trial: 'its test' });
    // Only the server that has a version to test says how it came out.
    const id = await readServerId(server.home);
    const servers = await openSqlite(`${server.home}/slipway.sqlite`, id);
    expect(await servers.ownLessons.offer({ slug, version: 1 })).toBe(true);
    await servers.close();
    return slug;
  }
}
