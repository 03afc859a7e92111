import { effect } from '@preact/signals';
import type { WorkspaceDocument } from '../../runtime/workspace-document.ts';
import { languageOf } from './language-of.ts';
import { monaco } from './monaco.ts';

/** A document's text as Monaco edits it. */
export interface BoundModel {
  model: monaco.editor.ITextModel;
  /** Where the cursor was when the document was last in front. */
  viewState: monaco.editor.ICodeEditorViewState | null;
  dispose(): void;
}

/** Keeps a document and a model of it alike: typing goes one way, the machine's changes the other. */
export function bindDocument(document: WorkspaceDocument): BoundModel {
  const uri = monaco.Uri.from({ scheme: 'file', path: `/${document.path}` });
  const model =
    monaco.editor.getModel(uri) ??
    monaco.editor.createModel(document.text.peek(), languageOf(document.path), uri);
  let isFollowing = false;
  const typed = model.onDidChangeContent(() => {
    if (!isFollowing) document.edit(model.getValue(undefined, true));
  });
  const stop = effect(() => {
    const text = document.text.value;
    if (text === model.getValue(undefined, true)) return;
    isFollowing = true;
    replaceDifference(model, text);
    isFollowing = false;
  });
  return {
    model,
    viewState: null,
    dispose() {
      stop();
      typed.dispose();
      model.dispose();
    },
  };
}

/** Edits only what differs, so that cursor, folds and undo survive. */
function replaceDifference(model: monaco.editor.ITextModel, text: string): void {
  const before = model.getValue(undefined, true);
  const most = Math.min(before.length, text.length);
  let start = 0;
  while (start < most && before[start] === text[start]) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === text.at(-1 - end)) end++;
  const range = monaco.Range.fromPositions(
    model.getPositionAt(start),
    model.getPositionAt(before.length - end),
  );
  const edit = { range, text: text.slice(start, text.length - end) };
  model.pushEditOperations(null, [edit], () => null);
  // Line ends and byte order marks that Monaco itself made alike cannot be reached by an edit.
  if (model.getValue(undefined, true) !== text) model.setValue(text);
}
