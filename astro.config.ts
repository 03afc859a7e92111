import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import preact from '@astrojs/preact';
import starlight from '@astrojs/starlight';
import unicode from '@fontsource-variable/inter/unicode.json' with { type: 'json' };
import { defineConfig, fontProviders } from 'astro/config';
import { keepLazyStyles } from './src/build/keep-lazy-styles.ts';
import { precompress } from './src/build/precompress.ts';
import { earlyScript } from './src/components/early-script.ts';
import { readCourse } from './src/course/read-course.ts';
import { provideComponents } from './src/lesson-components/provide-components.ts';
import { codeThemes } from './src/styles/code-themes.ts';

const { lessons } = await readCourse(fileURLToPath(new URL('lessons/', import.meta.url)));
const latin = unicode.latin.split(',') as [string, ...string[]];

export default defineConfig({
  output: 'static',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  prefetch: { prefetchAll: true, defaultStrategy: 'hover' },
  // Starlight's Expressive Code highlights instead.
  markdown: { syntaxHighlight: false },
  integrations: [
    preact(),
    starlight({
      title: 'Slipway',
      // The other languages of protocol/language.ts join when lessons are written in them.
      locales: { root: { label: 'English', lang: 'en' } },
      sidebar: lessons.map((lesson) => ({ slug: `lessons/${lesson}` })),
      routeMiddleware: './src/course/lesson-route.ts',
      disable404Route: true,
      credits: false,
      customCss: ['./src/styles/tokens.css', './src/styles/theme.css', './src/styles/prose.css'],
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
        ContentPanel: './src/layouts/content-panel.astro',
        Footer: './src/components/page-footer.astro',
        Head: './src/components/head.astro',
        Header: './src/components/top-bar.astro',
        Hero: './src/components/start-hero.astro',
        MarkdownContent: './src/components/page-content.astro',
        PageFrame: './src/layouts/page-frame.astro',
        PageTitle: './src/components/page-title.astro',
        Search: './src/components/search.astro',
        ThemeProvider: './src/components/early.astro',
        TwoColumnContent: './src/layouts/columns.astro',
      },
    }),
    precompress(),
  ],
  vite: {
    plugins: [provideComponents(), keepLazyStyles()],
    // Astro's own "use astro:head-inject", once for every lesson.
    build: { rolldownOptions: { checks: { moduleLevelDirective: false } } },
  },
  fonts: [
    {
      provider: fontProviders.local(),
      name: 'Inter',
      cssVariable: '--slip-font-text',
      fallbacks: ['system-ui', 'sans-serif'],
      options: {
        variants: [
          {
            src: ['@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'],
            weight: '100 900',
            style: 'normal',
            unicodeRange: latin,
          },
        ],
      },
    },
    {
      provider: fontProviders.local(),
      name: 'JetBrains Mono',
      cssVariable: '--slip-font-code',
      fallbacks: ['ui-monospace', 'Menlo', 'Consolas', 'monospace'],
      options: {
        variants: [
          {
            src: [
              '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
            ],
            weight: '100 800',
            style: 'normal',
            unicodeRange: latin,
          },
        ],
      },
    },
  ],
  security: {
    csp: {
      directives: ["object-src 'none'", "base-uri 'self'", "form-action 'self'"],
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
