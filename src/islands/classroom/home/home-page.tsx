import type { JSX } from 'preact';
import { word } from '../../../i18n/word.ts';
import Page from '../parts/page.tsx';

/** The reader's classes. */
export default function HomePage(): JSX.Element {
  return <Page title={word('classroom.title')}>{null}</Page>;
}
