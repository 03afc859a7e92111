import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import preact from '@astrojs/preact';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { readCourse } from './course/read-course.ts';
import { checkLessons } from './src/build/check-lessons.ts';
import { clientDrawn } from './src/build/client-drawn.ts';
import { siteFonts } from './src/build/fonts.ts';
import { inlineStyles } from './src/build/inline-styles.ts';
import { keepLazyStyles } from './src/build/keep-lazy-styles.ts';
import { lateScripts } from './src/build/late-scripts.ts';
import { lateStyles } from './src/build/late-styles.ts';
import { newAssets } from './src/build/new-assets.ts';
import {
  ownLessonAssets,
  ownLessonOptions,
  ownLessonViteOptions,
} from './src/build/own-lesson-site.ts';
import { pageChunks } from './src/build/page-chunks.ts';
import { precompress } from './src/build/precompress.ts';
import { sessionServer } from './src/build/session-server.ts';
import { staticCopy, staticCopyPolicy } from './src/build/static-copy.ts';
import { languageNames, languages, languageTags } from './protocol/languages.ts';
import { earlyScript } from './src/components/early-script.ts';
import { ownLessonFolder } from './src/course/own-lesson.ts';
import { isStaticCopy } from './src/course/static-copy.ts';
import { provideComponents } from './src/lesson-components/provide-components.ts';
import { codeThemes } from './src/styles/code-themes.ts';

/** Absolute, for an own lesson's pages are built from another folder: see src/build/own-lesson-site.ts. */
const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const lessonsFolder = join(ownLessonFolder ?? fromHere('.'), 'lessons/');
const { lessons } = (await readCourse(lessonsFolder)).value;

export default defineConfig({
  output: 'static',
  ...ownLessonOptions(),
  // A slow line waits for each file before it shows the text: test/e2e/budget.test.ts.
  build: { inlineStylesheets: 'always', assets: ownLessonFolder ? ownLessonAssets : '_astro' },
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  prefetch: { prefetchAll: true, defaultStrategy: 'hover' },
  // Starlight's Expressive Code highlights instead.
  markdown: { syntaxHighlight: false },
  integrations: [
    // An own lesson was looked through when it was brought.
    ...(ownLessonFolder ? [] : [checkLessons()]),
    preact(),
    clientDrawn(),
    starlight({
      title: 'Slipway',
      locales: Object.fromEntries(
        languages.map((language) => [
          language === 'en' ? 'root' : language,
          { label: languageNames[language], lang: languageTags[language] },
        ]),
      ),
      sidebar: lessons.map((lesson) => ({ slug: `lessons/${lesson}` })),
      routeMiddleware: fromHere('src/course/lesson-route.ts'),
      disable404Route: true,
      pagefind: !ownLessonFolder,
      credits: false,
      customCss: ['tokens', 'languages', 'theme', 'prose'].map((name) =>
        fromHere(`src/styles/${name}.css`),
      ),
      markdown: { headingLinks: false, processedDirs: ['./lessons'] },
      expressiveCode: {
        themes: codeThemes,
        defaultProps: { frame: 'none', wrap: false },
        styleOverrides: {
          borderRadius: 'var(--slip-radius)',
          borderColor: 'var(--slip-border)',
          codeBackground: 'var(--slip-code-background)',
          codeFontFamily: 'var(--slip-font-code)',
          codeFontSize: 'var(--slip-text-code)',
          codeLineHeight: '1.6',
          codePaddingBlock: '0.75rem',
          codePaddingInline: '1.25rem',
          focusBorder: 'var(--slip-focus)',
          frames: { shadowColor: 'transparent' },
          textMarkers: {
            insBackground: 'var(--slip-passed-soft)',
            insBorderColor: 'var(--slip-passed-border)',
            insDiffIndicatorColor: 'var(--slip-passed)',
            delBackground: 'var(--slip-failed-soft)',
            delBorderColor: 'var(--slip-failed-border)',
            delDiffIndicatorColor: 'var(--slip-failed)',
            lineDiffIndicatorMarginLeft: '0.375rem',
          },
        },
      },
      components: {
        ContentPanel: fromHere('src/layouts/content-panel.astro'),
        FallbackContentNotice: fromHere('src/components/translation-notice.astro'),
        Footer: fromHere('src/components/page-footer.astro'),
        Head: fromHere('src/components/head.astro'),
        Header: fromHere('src/components/top-bar.astro'),
        Hero: fromHere('src/components/start-hero.astro'),
        MarkdownContent: fromHere('src/components/page-content.astro'),
        PageFrame: fromHere('src/layouts/page-frame.astro'),
        PageTitle: fromHere('src/components/page-title.astro'),
        Search: fromHere('src/components/search.astro'),
        ThemeProvider: fromHere('src/components/early.astro'),
        TwoColumnContent: fromHere('src/layouts/columns.astro'),
      },
    }),
    inlineStyles(),
    lateScripts(),
    ...(ownLessonFolder ? [newAssets(process.env['SLIPWAY_LESSON_ASSETS'])] : []),
    // Hosts of files compress by themselves.
    isStaticCopy ? staticCopy(lessonsFolder) : precompress(),
  ],
  vite: {
    ...ownLessonViteOptions(),
    plugins: [
      provideComponents(),
      keepLazyStyles(),
      lateStyles(),
      pageChunks(),
      sessionServer(process.env['SLIPWAY_SERVER']),
    ],
    // While one writes: found when a session starts, they would each load the page anew.
    optimizeDeps: {
      entries: [
        'src/{components,islands,layouts,lesson-components,runtime}/**/*.{ts,tsx}',
        '!src/**/*.test.{ts,tsx}',
      ],
    },
    // Astro's own "use astro:head-inject", once for every lesson.
    build: {
      rolldownOptions: { checks: { moduleLevelDirective: false } },
      // The Content-Security-Policy takes no font that stands in a style sheet.
      assetsInlineLimit: (file) => (file.endsWith('.woff2') ? false : undefined),
    },
  },
  fonts: siteFonts,
  security: {
    csp: {
      directives: [
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        ...(isStaticCopy ? staticCopyPolicy : []),
      ],
      scriptDirective: {
        // Pagefind, the search, is WebAssembly.
        resources: ["'self'", "'wasm-unsafe-eval'"],
        hashes: [`sha256-${createHash('sha256').update(earlyScript).digest('base64')}`],
      },
      // Monaco and code blocks set styles on elements.
      styleDirective: { resources: ["'self'", "'unsafe-inline'"] },
    },
  },
});
