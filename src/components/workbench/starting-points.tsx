import { useSignal } from '@preact/signals';
import { ChevronRight } from 'lucide-preact';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { languageTags } from '../../../protocol/languages.ts';
import type { LeftWork } from '../../../protocol/progress.ts';
import type { StartingPoint } from '../../../protocol/session.ts';
import { pageLanguage, word } from '../../i18n/word.ts';
import { lessonProgress, progressChanged } from '../../runtime/progress.ts';
import { workbench } from '../../runtime/workbench.ts';
import './starting-points.css';

/** Properties of {@link StartingPoints}. */
export interface StartingPointsProps {
  /** The lesson's folder name. */
  lesson: string;
  /** Whether there is a lesson before this one. */
  hasPrevious: boolean;
}

/** With which files the session begins, where there is a choice. */
export default function StartingPoints(props: StartingPointsProps): JSX.Element | null {
  const left = useLeftWork(props.lesson);
  const { startFrom } = workbench();
  const points: readonly StartingPoint[] = [
    ...(left ? (['left'] as const) : []),
    'start',
    ...(props.hasPrevious ? (['previous'] as const) : []),
  ];
  if (points.length < 2) return null;
  const chosen = startFrom.value ?? points[0]!;
  return (
    <details class="slip-from" open={left !== null}>
      <summary>
        <ChevronRight size={14} strokeWidth={1.75} aria-hidden="true" />
        <span>{word('from.label')}</span>
        <strong>{titleOf(chosen)}</strong>
      </summary>
      <fieldset aria-label={word('from.label')}>
        {points.map((point) => (
          <label key={point}>
            <input
              type="radio"
              name="slip-from"
              value={point}
              checked={point === chosen}
              onChange={() => (startFrom.value = point)}
            />
            <span>
              {titleOf(point)}
              {detailsOf(point, left).map((detail) => (
                <small key={detail}>{detail}</small>
              ))}
            </span>
          </label>
        ))}
        <p>{word('from.note')}</p>
      </fieldset>
    </details>
  );
}

const titleOf = (point: StartingPoint): string => word(`from.${point}`);

function detailsOf(point: StartingPoint, left: LeftWork | null): string[] {
  if (point === 'previous') return [word('from.previousText')];
  if (point === 'start' || !left) return [];
  const time = new Date(left.savedAt).toLocaleString(languageTags[pageLanguage()], {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const { length: count } = left.leftOut;
  return [
    word('from.leftText', { count: left.files, time }),
    ...(count > 0 ? [word('from.leftOut', { count })] : []),
  ];
}

/** What the learner left in the lesson, also when the server tells of it later. */
function useLeftWork(lesson: string): LeftWork | null {
  const left = useSignal<LeftWork | null>(null);
  useEffect(() => {
    const refresh = () => (left.value = lessonProgress(lesson).left);
    refresh();
    addEventListener(progressChanged, refresh);
    return () => removeEventListener(progressChanged, refresh);
  }, [lesson]);
  return left.value;
}
