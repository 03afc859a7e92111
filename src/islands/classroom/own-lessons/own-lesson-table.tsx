import type { JSX } from 'preact';
import type { OwnLesson } from '../../../../protocol/own-lesson.ts';
import { word } from '../../../i18n/word.ts';
import { classroomPath } from '../addresses.ts';
import DataTable, { type Column } from '../parts/data-table.tsx';
import TimeText from '../parts/time-text.tsx';
import OwnLessonBadge from './own-lesson-badge.tsx';

/** Properties of {@link OwnLessonTable}. */
export interface OwnLessonTableProps {
  lessons: readonly OwnLesson[];
  /** Id of the reader: administrators see what others brought. */
  reader: string;
}

/** The lessons that the reader may change. */
export default function OwnLessonTable({ lessons, reader }: OwnLessonTableProps): JSX.Element {
  const columns: readonly Column<OwnLesson>[] = [
    {
      key: 'name',
      title: word('ownLessons.name'),
      cell: ({ slug, title }) => <a href={classroomPath('own-lessons', slug)}>{title}</a>,
      by: ({ title }) => title,
    },
    {
      key: 'state',
      title: word('ownLessons.state'),
      cell: (lesson) => <OwnLessonBadge lesson={lesson} />,
      by: ({ state }) => state,
    },
    {
      key: 'owner',
      title: word('ownLessons.owner'),
      cell: ({ owner }) => owner.name,
      by: ({ owner }) => owner.name,
    },
    {
      key: 'used',
      title: word('ownLessons.used'),
      cell: ({ assignments }) => assignments,
      by: ({ assignments }) => assignments,
      isNumber: true,
    },
    {
      key: 'changed',
      title: word('ownLessons.changed'),
      cell: ({ changedAt }) => <TimeText at={changedAt} />,
      by: ({ changedAt }) => changedAt,
    },
  ];
  const isOfOne = lessons.every(({ owner }) => owner.id === reader);
  return (
    <DataTable
      caption={word('ownLessons.title')}
      columns={isOfOne ? columns.filter(({ key }) => key !== 'owner') : columns}
      rows={lessons}
      keyOf={({ slug }) => slug}
      empty={
        <>
          <p>{word('ownLessons.none')}</p>
          <p>{word('ownLessons.noneHint')}</p>
        </>
      }
    />
  );
}
