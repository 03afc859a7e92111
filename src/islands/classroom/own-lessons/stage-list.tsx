import { Check, Circle, LoaderCircle, X } from 'lucide-preact';
import type { JSX } from 'preact';
import type { OwnLesson } from '../../../../protocol/own-lesson.ts';
import { word } from '../../../i18n/word.ts';
import { standings } from './stages.ts';

const icons = { done: Check, now: LoaderCircle, failed: X, ahead: Circle } as const;

/** What a version has gone through, what is done with it now, and what is to come. */
export default function StageList({ lesson }: { lesson: OwnLesson }): JSX.Element {
  const { progress } = lesson;
  return (
    <ol class="room-own-stages" aria-label={word('ownLessons.way')}>
      {standings(lesson).map(({ stage, standing }) => {
        const Icon = icons[standing];
        const isCounted = stage === 'testing' && standing === 'now' && progress;
        return (
          <li
            key={stage}
            data-standing={standing}
            aria-current={standing === 'now' ? 'step' : undefined}
          >
            <Icon size={16} aria-hidden />
            <span>
              {word(`ownLessons.step.${stage}`)}
              <span class="room-unseen">: {word(`ownLessons.stands.${standing}`)}</span>
              {isCounted && progress.of > 0 && (
                <span class="room-own-count">{word('ownLessons.progress', progress)}</span>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
