import { useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { word } from '../../i18n/word.ts';
import type { WorkspaceDocument } from '../../runtime/workspace-document.ts';
import { bindDocument, type BoundModel } from './bind-document.ts';
import { serveDockerfiles } from './dockerfile-language.ts';
import { editorOptions } from './editor-options.ts';
import { monaco } from './monaco.ts';
import { applyTheme } from './monaco-theme.ts';

/** Properties of {@link CodeView}. */
export interface CodeViewProps {
  /** Open documents; each keeps its model, cursor and undo while it is open. */
  documents: readonly WorkspaceDocument[];
  active: WorkspaceDocument | null;
}

/** Monaco, one editor for all documents. */
export default function CodeView({ documents, active }: CodeViewProps): JSX.Element {
  const element = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor | null>(null);
  const bound = useRef(new Map<WorkspaceDocument, BoundModel>());
  const shown = useRef<BoundModel | null>(null);
  const front = useRef(active);
  front.current = active;

  useEffect(() => {
    serveDockerfiles();
    applyTheme();
    const made = monaco.editor.create(element.current!, {
      ...editorOptions(),
      model: null,
      wordBasedSuggestions: 'currentDocument',
    });
    made.onDidBlurEditorWidget(() => void front.current?.save());
    editor.current = made;
    return () => {
      made.dispose();
      for (const { dispose } of bound.current.values()) dispose();
      bound.current.clear();
    };
  }, []);
  useSignalEffect(applyTheme);

  useEffect(() => {
    for (const [document, { dispose }] of bound.current) {
      if (documents.includes(document)) continue;
      if (shown.current === bound.current.get(document)) {
        editor.current?.setModel(null);
        shown.current = null;
      }
      dispose();
      bound.current.delete(document);
    }
  }, [documents]);

  const isText = active?.status.value === 'text';
  const readOnly = active?.readOnly.value ?? null;
  useEffect(() => {
    const made = editor.current;
    if (!made) return;
    if (shown.current) shown.current.viewState = made.saveViewState();
    const next = active && isText ? modelOf(bound.current, active) : null;
    if (shown.current !== next) {
      shown.current = next;
      made.setModel(next?.model ?? null);
      made.restoreViewState(next?.viewState ?? null);
    }
    made.updateOptions({
      readOnly: readOnly !== null,
      ariaLabel: active ? word('editor.leave', { path: active.path }) : word('editor.region'),
    });
  }, [active, isText, readOnly]);

  return <div class="slip-code monaco-component" ref={element} hidden={!isText} />;
}

function modelOf(
  bound: Map<WorkspaceDocument, BoundModel>,
  document: WorkspaceDocument,
): BoundModel {
  const known = bound.get(document) ?? bindDocument(document);
  bound.set(document, known);
  return known;
}
