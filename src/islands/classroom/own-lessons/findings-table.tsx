import type { JSX } from 'preact';
import type { LessonFinding } from '../../../../protocol/own-lesson.ts';
import { word } from '../../../i18n/word.ts';
import TableFrame from '../parts/table-frame.tsx';
import '../parts/stacked-table.css';

/** What was found in a lesson's files: where, what was expected, what stood there. */
export default function FindingsTable(props: { findings: readonly LessonFinding[] }): JSX.Element {
  return (
    <TableFrame label={word('ownLessons.findings')}>
      <table class="room-table room-own-findings" data-stacks>
        <thead>
          <tr>
            <th scope="col">{word('ownLessons.place')}</th>
            <th scope="col">{word('ownLessons.expected')}</th>
            <th scope="col">{word('ownLessons.found')}</th>
            <th scope="col">{word('ownLessons.remedy')}</th>
          </tr>
        </thead>
        <tbody>
          {props.findings.map((finding, at) => (
            <tr key={at}>
              <th scope="row" data-heads>
                <span
                  class="room-badge"
                  data-tone={finding.severity === 'error' ? 'failed' : 'warning'}
                >
                  {word(`ownLessons.severity.${finding.severity}`)}
                </span>
                <code class="room-own-place">{placeOf(finding)}</code>
                {finding.place !== undefined && <code>{finding.place}</code>}
              </th>
              <td data-title={word('ownLessons.expected')}>{finding.expected}</td>
              <td data-title={word('ownLessons.found')}>{finding.found}</td>
              {finding.remedy === undefined ? (
                <td />
              ) : (
                <td data-title={word('ownLessons.remedy')}>{finding.remedy}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

const placeOf = ({ file, line }: LessonFinding) =>
  line === undefined ? file : word('ownLessons.line', { file, line });
