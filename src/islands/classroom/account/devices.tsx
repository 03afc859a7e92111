import type { JSX } from 'preact';
import type { Device } from '../../../../protocol/sign-in.ts';
import { word } from '../../../i18n/word.ts';
import { findDevices, signOutDevice } from '../../../runtime/classroom/people-client.ts';
import DataTable from '../parts/data-table.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import TimeText from '../parts/time-text.tsx';
import { useAction } from '../parts/use-action.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import { deviceName } from './device-name.ts';

/** Where the reader is signed in. */
export default function Devices(): JSX.Element {
  const devices = useLoaded(findDevices, []);
  const signOut = useAction(async (id: string) => {
    await signOutDevice(id);
    await devices.reload();
  });
  const ways: Record<Device['way'], string> = {
    password: word('people.wayPassword'),
    openid: word('people.wayOpenId'),
    link: word('people.wayLink'),
    key: word('people.wayKey'),
    class: word('people.wayClass'),
  };
  return (
    <section class="room-section">
      <h2>{word('people.devices')}</h2>
      <ProblemNote problem={devices.problem.value ?? signOut.problem.value} />
      {devices.value.value && (
        <DataTable
          caption={word('people.devices')}
          rows={devices.value.value}
          keyOf={({ id }) => id}
          empty={null}
          columns={[
            {
              key: 'device',
              title: word('people.device'),
              cell: ({ device }) => <span title={device}>{deviceName(device)}</span>,
            },
            { key: 'way', title: word('people.way'), cell: ({ way }) => ways[way] },
            {
              key: 'seen',
              title: word('people.lastSeen'),
              cell: ({ lastSeenAt }) => <TimeText at={lastSeenAt} />,
            },
            {
              key: 'actions',
              title: word('people.actions'),
              cell: ({ id, isThis }) =>
                isThis ? (
                  <span class="room-badge" data-tone="info">
                    {word('people.thisDevice')}
                  </span>
                ) : (
                  <button type="button" class="slip-button" onClick={() => void signOut.run(id)}>
                    {word('people.signOut')}
                  </button>
                ),
            },
          ]}
        />
      )}
    </section>
  );
}
