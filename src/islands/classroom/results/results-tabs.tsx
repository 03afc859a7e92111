import type { JSX } from 'preact';
import type { Class } from '../../../../protocol/class.ts';
import { word } from '../../../i18n/word.ts';
import { classroomPath } from '../addresses.ts';
import './results.css';

/** Properties of {@link ResultsTabs}. */
export interface ResultsTabsProps {
  of: Class;
  here: 'learning' | 'grades';
}

/** Between how a class learns and what it is graded; the latter is for those who teach. */
export default function ResultsTabs({ of, here }: ResultsTabsProps): JSX.Element | null {
  if (of.role === 'assistant') return null;
  const parts = [
    { id: 'learning', href: classroomPath('classes', of.id, 'results') },
    { id: 'grades', href: classroomPath('classes', of.id, 'results', 'grades') },
  ] as const;
  const titles = { learning: word('results.learning'), grades: word('results.grades') };
  return (
    <nav class="room-results-parts" aria-label={word('results.parts')}>
      {parts.map(({ id, href }) => (
        <a key={id} class="slip-button" href={href} aria-current={id === here ? 'page' : undefined}>
          {titles[id]}
        </a>
      ))}
    </nav>
  );
}
