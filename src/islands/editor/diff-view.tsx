import { useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { word } from '../../i18n/word.ts';
import type { WorkspaceDocument } from '../../runtime/workspace-document.ts';
import { editorOptions } from './editor-options.ts';
import { languageOf } from './language-of.ts';
import { monaco } from './monaco.ts';

/** The two sides of a conflict: the terminal's on the left, the editor's on the right. */
export default function DiffView({ document }: { document: WorkspaceDocument }): JSX.Element {
  const element = useRef<HTMLDivElement>(null);
  const diff = useRef<monaco.editor.IStandaloneDiffEditor | null>(null);

  useEffect(() => {
    const language = languageOf(document.path);
    const original = monaco.editor.createModel('', language);
    const modified = monaco.editor.createModel('', language);
    const made = monaco.editor.createDiffEditor(element.current!, {
      ...editorOptions(),
      readOnly: true,
      renderOverviewRuler: false,
      useInlineViewWhenSpaceIsLimited: true,
      originalAriaLabel: word('conflict.inTerminal'),
      modifiedAriaLabel: word('conflict.inEditor'),
    });
    made.setModel({ original, modified });
    diff.current = made;
    show();
    return () => {
      made.dispose();
      original.dispose();
      modified.dispose();
      diff.current = null;
    };
  }, [document]);

  const show = () => {
    const sides = diff.current?.getModel();
    sides?.original.setValue(document.conflict.peek()?.text ?? '');
    sides?.modified.setValue(document.text.peek());
  };
  useSignalEffect(() => {
    if (document.conflict.value) show();
  });

  return (
    <div class="slip-diff">
      <div class="slip-diff-sides" aria-hidden="true">
        <span data-side="theirs">− {word('conflict.inTerminal')}</span>
        <span data-side="mine">+ {word('conflict.inEditor')}</span>
      </div>
      <div class="slip-code monaco-component" ref={element} />
    </div>
  );
}
