import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { BoardRow } from '../../../../protocol/board.ts';
import { mostGivenBytes, type Delivery } from '../../../../protocol/broadcast.ts';
import { word } from '../../../i18n/word.ts';
import { giveFile, sendMessage } from '../../../runtime/classroom/board-client.ts';
import type { BoardHead } from '../../../runtime/classroom/board-stream.ts';
import Field from '../parts/field.tsx';
import FormDialog from '../parts/form-dialog.tsx';
import { useAction } from '../parts/use-action.ts';

/** Properties of {@link BroadcastDialog}. */
export interface BroadcastDialogProps {
  head: BoardHead;
  /** Those who are shown, where not all are; it goes to them alone. */
  chosen: readonly BoardRow[] | null;
  names: ReadonlyMap<string, BoardRow>;
  onClose(): void;
}

/** A message, or a file, to all learners or to those who are shown; then what became of it. */
export default function BroadcastDialog(props: BroadcastDialogProps): JSX.Element {
  const { head, chosen, names, onClose } = props;
  const kind = useSignal<'message' | 'file'>('message');
  const text = useSignal('');
  const file = useSignal<File | null>(null);
  const path = useSignal('');
  const asCopy = useSignal(false);
  const deliveries = useSignal<readonly Delivery[] | null>(null);
  const learners = chosen ? { learners: chosen.map(({ learner }) => learner) } : {};
  const isTooLarge = (file.value?.size ?? 0) > mostGivenBytes;
  const send = useAction(async () => {
    if (deliveries.peek()) return onClose();
    if (kind.peek() === 'message') {
      const message = { text: text.peek(), ...learners };
      deliveries.value = await sendMessage(head.class, head.lesson, message);
      return;
    }
    const content = await base64Of(file.peek());
    const given = { path: path.peek(), content, asCopy: asCopy.peek(), ...learners };
    deliveries.value = await giveFile(head.class, head.lesson, given);
  });
  return (
    <FormDialog
      title={word('board.broadcast')}
      submit={deliveries.value ? word('close') : word('board.send')}
      isDone={deliveries.value !== null}
      action={send}
      onClose={onClose}
    >
      {deliveries.value ? (
        <Deliveries deliveries={deliveries.value} names={names} />
      ) : (
        <>
          <p class="room-board-quiet">
            {chosen ? word('board.toShown', { count: chosen.length }) : word('board.toAll')}
          </p>
          <Field label={word('board.what')}>
            {(ids) => (
              <select
                {...ids}
                class="room-input"
                value={kind.value}
                onChange={({ currentTarget }) =>
                  (kind.value = currentTarget.value === 'file' ? 'file' : 'message')
                }
              >
                <option value="message">{word('board.aMessage')}</option>
                <option value="file">{word('board.aFile')}</option>
              </select>
            )}
          </Field>
          {kind.value === 'message' ? (
            <Field label={word('board.message')}>
              {(ids) => (
                <textarea
                  {...ids}
                  class="room-input"
                  rows={4}
                  maxLength={2000}
                  required
                  value={text.value}
                  onInput={({ currentTarget }) => (text.value = currentTarget.value)}
                />
              )}
            </Field>
          ) : (
            <>
              <Field
                label={word('board.file')}
                problem={isTooLarge ? word('board.fileTooLarge') : undefined}
              >
                {(ids) => (
                  <input
                    {...ids}
                    class="room-input"
                    type="file"
                    required
                    onChange={({ currentTarget }) => {
                      file.value = currentTarget.files?.[0] ?? null;
                      path.value = file.value?.name ?? '';
                    }}
                  />
                )}
              </Field>
              <Field label={word('board.path')} hint={word('board.pathHint')}>
                {(ids) => (
                  <input
                    {...ids}
                    class="room-input"
                    required
                    value={path.value}
                    onInput={({ currentTarget }) => (path.value = currentTarget.value)}
                  />
                )}
              </Field>
              <label class="room-board-check">
                <input
                  type="checkbox"
                  checked={asCopy.value}
                  onChange={({ currentTarget }) => (asCopy.value = currentTarget.checked)}
                />
                {word('board.asCopy')}
              </label>
            </>
          )}
        </>
      )}
    </FormDialog>
  );
}

interface DeliveriesProps {
  deliveries: readonly Delivery[];
  names: ReadonlyMap<string, BoardRow>;
}

function Deliveries({ deliveries, names }: DeliveriesProps): JSX.Element {
  return (
    <div class="room-deliveries" role="status" tabIndex={0}>
      <table class="room-table">
        <caption class="room-unseen">{word('board.delivered')}</caption>
        <tbody>
          {deliveries.map(({ learner, outcome, path }) => (
            <tr key={learner}>
              <th scope="row">{names.get(learner)?.name ?? learner}</th>
              <td>
                {word(`board.outcome.${outcome}`)}
                {path !== undefined && (
                  <>
                    {' '}
                    <code>{path}</code>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

async function base64Of(file: File | null): Promise<string> {
  const bytes = new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer());
  let text = '';
  // In parts: a call takes no more arguments than this at once.
  for (let start = 0; start < bytes.length; start += 8192)
    text += String.fromCharCode(...bytes.subarray(start, start + 8192));
  return btoa(text);
}
