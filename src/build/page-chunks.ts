import type { Plugin } from 'vite';

const initial: '$initial'[] = ['$initial'];

/**
 * What pages load from the start, in two files instead of twenty: modules without effects of their own, so
 * that no page runs what it does not import. Whatever is loaded late stays apart (`$initial`).
 */
const groups = [
  {
    name: 'runtime',
    tags: initial,
    test: /\/src\/(runtime|i18n)\/|\/src\/components\/[^/]*\.ts$|\/protocol\/|@preact\/signals-core|preload-helper/,
    minShareCount: 2,
    priority: 2,
  },
  {
    name: 'islands',
    tags: initial,
    test: /node_modules\/(preact|@preact\/signals|lucide-preact)\/|\/src\/islands\/|\/editor-words\.ts$/,
    minShareCount: 2,
    priority: 1,
  },
];

/** Joins the modules that pages share into few files: each is a request, and an answer to wait for. */
export function pageChunks(): Plugin {
  return {
    name: 'slipway-page-chunks',
    apply: 'build',
    configEnvironment: (name) =>
      name === 'client'
        ? { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } }
        : undefined,
  };
}
