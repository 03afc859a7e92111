import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { word } from '../../../i18n/word.ts';
import { joinClass, lookAtCode } from '../../../runtime/classroom/roster-client.ts';
import { classroomBase, classroomPath } from '../addresses.ts';
import CopyButton from '../parts/copy-button.tsx';
import Field from '../parts/field.tsx';
import Page from '../parts/page.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import { useAction } from '../parts/use-action.ts';
import './join.css';

type Offer = Awaited<ReturnType<typeof lookAtCode>>;

/** Where a class's link leads, or who has its code goes. */
export default function JoinPage(): JSX.Element {
  const code = useSignal(decodeURIComponent(location.hash.slice(1)).slice(0, 40));
  const name = useSignal('');
  const offer = useSignal<Offer | null>(null);
  const joined = useSignal<{ id: string; name: string; link: string } | null>(null);
  const enter = (id: string) => location.assign(classroomPath('classes', id));
  const looking = useAction(async () => {
    const found = await lookAtCode(code.value);
    offer.value = found;
  });
  const joining = useAction(async (isAnother: boolean) => {
    const given = name.value.trim();
    const { class: value, link } = await joinClass({
      code: code.value,
      ...(given !== '' && { name: given }),
      ...(isAnother && { isAnother }),
    });
    if (link === null) enter(value.id);
    else joined.value = { id: value.id, name: value.name, link };
  });
  useEffect(() => {
    if (code.value !== '') void looking.run();
  }, []);
  if (joined.value) return <Joined {...joined.value} onGoOn={enter} />;
  if (offer.value?.isMember) return <Member offer={offer.value} onGoOn={enter} />;
  const needs = offer.value?.needs;
  const isNamesake = joining.problem.value?.code === 'same-name';
  const back = `${classroomPath('join')}#${encodeURIComponent(code.value)}`;
  const signIn = `${classroomPath('sign-in')}?${new URLSearchParams({ return: back })}`;
  const [problem, isRunning] = offer.value
    ? [joining.problem.value, joining.isRunning.value]
    : [looking.problem.value, looking.isRunning.value];
  return (
    <Page
      title={offer.value ? word('join.into', { name: offer.value.name }) : word('join.title')}
      above={<a href={classroomBase()}>{word('classroom.title')}</a>}
      narrow
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void (offer.value ? joining.run(false) : looking.run());
        }}
      >
        {!offer.value && (
          <Field label={word('join.code')} hint={word('join.codeHint')}>
            {(ids) => (
              <input
                {...ids}
                class="room-input"
                required
                maxLength={40}
                autocomplete="off"
                autocapitalize="characters"
                spellcheck={false}
                placeholder="K7QMN-3XWDP"
                value={code.value}
                onInput={({ currentTarget }) => (code.value = currentTarget.value)}
              />
            )}
          </Field>
        )}
        {needs === 'name' && (
          <Field label={word('join.name')} hint={word('join.nameHint')}>
            {(ids) => (
              <input
                {...ids}
                class="room-input"
                required
                maxLength={100}
                autocomplete="name"
                value={name.value}
                onInput={({ currentTarget }) => (name.value = currentTarget.value)}
              />
            )}
          </Field>
        )}
        {needs === 'openid' && <p class="room-join-note">{word('join.needsOpenId')}</p>}
        <ProblemNote problem={problem} />
        {needs === 'openid' ? (
          <a class="slip-button" data-primary href={signIn}>
            {word('classes.signIn')}
          </a>
        ) : (
          <div class="room-toolbar">
            <button type="submit" class="slip-button" data-primary disabled={isRunning}>
              {offer.value ? word('join.join') : word('join.goOn')}
            </button>
            {isNamesake && (
              <>
                <a class="slip-button" href={signIn}>
                  {word('classes.signIn')}
                </a>
                <button
                  type="button"
                  class="slip-button"
                  disabled={isRunning}
                  onClick={() => void joining.run(true)}
                >
                  {word('join.isAnother')}
                </button>
              </>
            )}
          </div>
        )}
      </form>
      {needs === 'name' && (
        <p class="room-join-else">
          {word('join.hasAccount')} <a href={signIn}>{word('classes.signIn')}</a>
        </p>
      )}
    </Page>
  );
}

interface MemberProps {
  offer: Offer;
  onGoOn(id: string): void;
}

/** Says that there is nothing to join: this browser is of the class already. */
function Member({ offer, onGoOn }: MemberProps): JSX.Element {
  return (
    <Page title={word('join.isMember', { name: offer.name })} narrow>
      <p class="room-join-note">{word('join.isMemberText')}</p>
      <button type="button" class="slip-button" data-primary onClick={() => onGoOn(offer.class)}>
        {word('join.toClass')}
      </button>
    </Page>
  );
}

interface JoinedProps {
  id: string;
  name: string;
  link: string;
  onGoOn(id: string): void;
}

/** Shows the link by which somebody comes back: once, so it waits to be read. */
function Joined({ id, name, link, onGoOn }: JoinedProps): JSX.Element {
  return (
    <Page title={word('join.done', { name })} narrow>
      <p class="room-join-note">{word('join.linkText')}</p>
      <Field label={word('join.link')}>
        {(ids) => (
          <input
            {...ids}
            class="room-input"
            readOnly
            value={link}
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
        )}
      </Field>
      <div class="room-toolbar">
        <CopyButton text={link} label={word('classes.copyLink')} />
        <button type="button" class="slip-button" data-primary onClick={() => onGoOn(id)}>
          {word('join.toClass')}
        </button>
      </div>
    </Page>
  );
}
