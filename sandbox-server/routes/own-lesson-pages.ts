import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languages } from '../../protocol/languages.ts';
import { assetsPrefix, type PageFolders } from '../own-lesson-pages/page-folders.ts';
import type { Actor } from '../people/actor.ts';
import type { SignIn } from '../http/sign-in.ts';
import type { Server } from './route-context.ts';

/** Pages of own lessons, and who may read them. */
export interface ServedOwnLessons {
  readonly folders: PageFolders;
  maySee(actor: Actor, slug: string): Promise<boolean>;
}

/**
 * The pages of own lessons, beside those of the course: to whoever may not read one it is as unknown as one
 * that is not there. After `siteRoutes`, which sends files.
 */
export function ownLessonPageRoutes(
  server: Server,
  { folders, maySee }: ServedOwnLessons,
  signIn: SignIn,
): void {
  const hidden = { schema: { hide: true } };
  for (const language of languages) {
    const prefix = language === 'en' ? '' : `${language}/`;
    server.get(
      `/${prefix}lessons/:slug(^own-[a-z0-9]{12}$)/`,
      hidden,
      async (request: FastifyRequest<{ Params: { slug: string } }>, reply) => {
        const { slug } = request.params;
        // Nothing of it stays in a browser for whoever comes after.
        reply.header('cache-control', 'private, no-store');
        // Said of every such address, whether there is a lesson or not.
        if (!signIn.personOrNull(request)) return toSignIn(reply, `/${prefix}`, request.url);
        if (!(await maySee(signIn.actor(request), slug))) return reply.callNotFound();
        const page = `${prefix}lessons/${slug}/index.html`;
        // Not built yet: sent, it would be answered all the same, with a warning about listeners.
        if (!existsSync(join(folders.served(slug), page))) return reply.callNotFound();
        return reply.sendFile(page, folders.served(slug));
      },
    );
  }
  // No page, and nothing of a lesson.
  server.get(
    `/${assetsPrefix}/*`,
    hidden,
    async (request: FastifyRequest<{ Params: { '*': string } }>, reply) =>
      reply.sendFile(request.params['*'], folders.assets),
  );
}

function toSignIn(reply: FastifyReply, start: string, url: string): FastifyReply {
  const query = new URLSearchParams({ return: url });
  return reply.redirect(`${start}classroom/sign-in/?${query}`);
}
