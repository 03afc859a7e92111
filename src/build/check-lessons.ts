import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroIntegrationLogger } from 'astro';
import { checkCourse } from '../../course/check/check-course.ts';
import { findingText } from '../../course/check/finding.ts';
import { LessonError } from '../../course/lesson-error.ts';

/** Editors save several files at once, in milliseconds. */
const patience = 200;

/**
 * Looks for defects of the lessons before anything is built: an error stops the build and names file,
 * line, what was expected and what was found. While one writes, they are told of and stop nothing,
 * and pages follow all files of a lesson.
 */
export function checkLessons(): AstroIntegration {
  let root = new URL('.', 'file:///');
  const check = () =>
    checkCourse({
      lessons: fileURLToPath(new URL('lessons/', root)),
      pages: fileURLToPath(new URL('src/pages/', root)),
    });
  return {
    name: 'slipway-check-lessons',
    hooks: {
      'astro:config:setup': async ({ command, config }) => {
        root = config.root;
        if (command !== 'build') return;
        const { findings } = await check();
        const [first, ...others] = findings.filter(({ severity }) => severity === 'error');
        if (first) throw new LessonError([first, ...others]);
      },
      'astro:server:setup': ({ server, logger }) => {
        const lessons = fileURLToPath(new URL('lessons/', root));
        let timer: NodeJS.Timeout | undefined;
        let isSeenByAstro = true;
        const tellSoon = () => {
          clearTimeout(timer);
          timer = setTimeout(() => {
            // Astro knows of prose alone; a page also shows what exercise.yaml and its like say.
            if (!isSeenByAstro) server.ws.send({ type: 'full-reload' });
            isSeenByAstro = true;
            void tell(check, logger);
          }, patience);
        };
        server.watcher.on('all', (_, path) => {
          if (!path.startsWith(lessons)) return;
          if (!path.endsWith('.mdx')) isSeenByAstro = false;
          tellSoon();
        });
        tellSoon();
      },
    },
  };
}

async function tell(
  check: () => ReturnType<typeof checkCourse>,
  logger: AstroIntegrationLogger,
): Promise<void> {
  const { findings } = await check();
  for (const finding of findings) {
    if (finding.severity === 'error') logger.error(findingText(finding));
  }
}
