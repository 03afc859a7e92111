import { useSignal } from '@preact/signals';
import { Megaphone } from 'lucide-preact';
import { useLocation, useRoute } from 'preact-iso';
import type { JSX } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { BoardLessons } from '../../../../protocol/board.ts';
import { word } from '../../../i18n/word.ts';
import { boardLessons } from '../../../runtime/classroom/board-client.ts';
import { BoardStream } from '../../../runtime/classroom/board-stream.ts';
import { lessonTitle, noteTitle } from '../../../runtime/classroom/lesson-titles.ts';
import { classroomPath } from '../addresses.ts';
import ClassPage from '../class/class-page.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import BoardNews from './board-news.tsx';
import BoardTable from './board-table.tsx';
import BroadcastDialog from './broadcast-dialog.tsx';
import HelpQueue from './help-queue.tsx';
import LearnerDrawer from './learner-drawer.tsx';
import { chooseRows, isStuck, type RowChoice, rowFilters, rowOrders } from './order-rows.ts';
import './board.css';

/** `classes/:id/board/?lesson=`: a class at work in one lesson. */
export default function BoardPage(): JSX.Element {
  const id = useRoute().params['id'] ?? '';
  const loaded = useLoaded((signal) => boardLessons(id, signal), [id]);
  const lessons = loaded.value.value?.lessons;
  for (const { lesson: slug, title } of lessons ?? []) if (title) noteTitle(slug, title);
  const { query, route } = useLocation();
  const lesson = query['lesson'] ?? busiest(lessons);
  const choose = (slug: string) =>
    route(`${classroomPath('classes', id, 'board')}?lesson=${encodeURIComponent(slug)}`, true);
  return (
    <ClassPage id={id} title={word('board.title')}>
      {() => (
        <>
          <ProblemNote problem={loaded.problem.value} onAgain={() => void loaded.reload()} />
          {lessons && lesson && (
            <LiveBoard key={lesson} id={id} lesson={lesson} lessons={lessons} onLesson={choose} />
          )}
        </>
      )}
    </ClassPage>
  );
}

type Lessons = BoardLessons['lessons'];

/** Where most are at work, then what is assigned, then the first. */
function busiest(lessons: Lessons | undefined): string | undefined {
  const rank = (each: Lessons[number]) => each.running * 2 + Number(each.isAssigned);
  return lessons?.toSorted((a, b) => rank(b) - rank(a))[0]?.lesson;
}

interface LiveBoardProps {
  id: string;
  lesson: string;
  lessons: Lessons;
  onLesson(slug: string): void;
}

function LiveBoard({ id, lesson, lessons, onLesson }: LiveBoardProps): JSX.Element {
  const [stream, setStream] = useState<BoardStream | null>(null);
  const choice = useSignal<RowChoice>({ find: '', filter: 'all', order: 'name' });
  const opened = useSignal<string | null>(null);
  const isTelling = useSignal(false);
  const open = useCallback((learner: string) => void (opened.value = learner), []);
  useEffect(() => {
    const made = new BoardStream(id, lesson);
    setStream(made);
    return () => made.dispose();
  }, [id, lesson]);
  const head = stream?.head.value ?? null;
  const all = stream?.rows.value ?? new Map();
  const rows = chooseRows(all.values(), choice.value);
  const row = opened.value === null ? undefined : all.get(opened.value);
  const consents = (stream?.consents.value ?? []).filter(
    (consent) => consent.learner.id === opened.value && consent.lesson === lesson,
  );
  const change = (part: Partial<RowChoice>) => (choice.value = { ...choice.peek(), ...part });
  return (
    <>
      <div class="room-toolbar room-board-tools">
        <select
          class="room-input"
          aria-label={word('board.lesson')}
          value={lesson}
          onChange={({ currentTarget }) => onLesson(currentTarget.value)}
        >
          {lessons.map(({ lesson: slug, running }) => (
            <option key={slug} value={slug}>
              {running > 0
                ? word('board.lessonRunning', { title: lessonTitle(slug), count: running })
                : lessonTitle(slug)}
            </option>
          ))}
        </select>
        <input
          type="search"
          class="room-input"
          aria-label={word('board.find')}
          placeholder={word('board.find')}
          value={choice.value.find}
          onInput={({ currentTarget }) => change({ find: currentTarget.value })}
        />
        <select
          class="room-input"
          aria-label={word('board.filter')}
          value={choice.value.filter}
          onChange={({ currentTarget: { value } }) =>
            change({ filter: rowFilters.find((filter) => filter === value) ?? 'all' })
          }
        >
          {rowFilters.map((filter) => (
            <option key={filter} value={filter}>
              {word(`board.show.${filter}`)}
            </option>
          ))}
        </select>
        <select
          class="room-input"
          aria-label={word('board.order')}
          value={choice.value.order}
          onChange={({ currentTarget: { value } }) =>
            change({ order: rowOrders.find((order) => order === value) ?? 'name' })
          }
        >
          {rowOrders.map((order) => (
            <option key={order} value={order}>
              {word(`board.by.${order}`)}
            </option>
          ))}
        </select>
        <span class="room-toolbar-space" />
        <button
          type="button"
          class="slip-button"
          disabled={all.size === 0}
          onClick={() => (isTelling.value = true)}
        >
          <Megaphone size={14} aria-hidden />
          {word('board.broadcast')}
        </button>
      </div>
      <ProblemNote problem={stream?.problem.value ?? null} />
      {stream?.state.value === 'lost' && (
        <p class="slip-notice room-note" role="status" data-tone="warning">
          {word('board.reconnecting')}
        </p>
      )}
      <BoardNews rows={all} />
      {head && all.size === 0 && (
        <div class="room-empty">
          <p>{word('board.empty')}</p>
          <a class="slip-button" href={classroomPath('classes', id, 'roster')}>
            {word('classroom.tabs.roster')}
          </a>
        </div>
      )}
      {head && all.size > 0 && (
        <>
          <p class="room-board-quiet">
            {[
              word('board.count.learners', { count: rows.length }),
              word('board.count.online', { count: rows.filter((each) => each.online).length }),
              word('board.count.stuck', { count: rows.filter(isStuck).length }),
            ].join(' · ')}{' '}
            {word('board.stuckAfter', { count: head.stuckMinutes })}
          </p>
          <div class="room-board-columns">
            {rows.length > 0 ? (
              <BoardTable head={head} rows={rows} onOpen={open} />
            ) : (
              <div class="room-empty">{word('board.none')}</div>
            )}
            <HelpQueue requests={stream?.help.value ?? []} lesson={lesson} onOpen={open} />
          </div>
        </>
      )}
      {head && row && (
        <LearnerDrawer
          key={row.learner}
          head={head}
          row={row}
          consents={consents}
          onClose={() => (opened.value = null)}
        />
      )}
      {head && isTelling.value && (
        <BroadcastDialog
          head={head}
          chosen={rows.length < all.size ? rows : null}
          names={all}
          onClose={() => (isTelling.value = false)}
        />
      )}
    </>
  );
}
