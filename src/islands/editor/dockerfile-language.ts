import {
  DockerfileLanguageServiceFactory,
  type DockerfileLanguageService,
} from 'dockerfile-language-service';
import type * as lsp from 'vscode-languageserver-types';
import { monaco } from './monaco.ts';
import { withBuffer } from './with-buffer.ts';

/** After this, the service asks Docker Hub for tags: not from a learner's page, nor offline. */
const imageTag = /^\s*FROM\s+(?:--\S+\s+)?\S+:\S*$/i;
const owner = 'dockerfile';
/** LSP counts lines and characters from 0, Monaco from 1. */
const toRange = ({ start, end }: lsp.Range): monaco.IRange => ({
  startLineNumber: start.line + 1,
  startColumn: start.character + 1,
  endLineNumber: end.line + 1,
  endColumn: end.character + 1,
});
const toPosition = ({ lineNumber, column }: monaco.IPosition): lsp.Position => ({
  line: lineNumber - 1,
  character: column - 1,
});
/** LSP's severities 1 to 4 in Monaco's terms. */
const severities = [
  monaco.MarkerSeverity.Error,
  monaco.MarkerSeverity.Warning,
  monaco.MarkerSeverity.Info,
  monaco.MarkerSeverity.Hint,
];

let service: DockerfileLanguageService | undefined;

/** Completion, hover and diagnostics in Dockerfiles, from now on and once. */
export function serveDockerfiles(): void {
  if (service) return;
  const docker = DockerfileLanguageServiceFactory.createLanguageService();
  docker.setCapabilities({
    completion: {
      completionItem: { snippetSupport: true, documentationFormat: ['markdown'] },
    },
    hover: { contentFormat: ['markdown'] },
  });
  service = docker;
  monaco.languages.registerHoverProvider('dockerfile', {
    provideHover(model, position) {
      const hover = withBuffer(() => docker.computeHover(model.getValue(), toPosition(position)));
      if (!hover) return null;
      const contents = [hover.contents].flat().map(toMarkdown);
      return { contents, ...(hover.range && { range: toRange(hover.range) }) };
    },
  });
  monaco.languages.registerCompletionItemProvider('dockerfile', {
    triggerCharacters: [' ', '-', '=', '$'],
    async provideCompletionItems(model, position) {
      const before = model.getLineContent(position.lineNumber).slice(0, position.column - 1);
      if (imageTag.test(before)) return { suggestions: [] };
      const items = await withBuffer(() =>
        docker.computeCompletionItems(model.getValue(), toPosition(position)),
      );
      return { suggestions: items.map((item) => toSuggestion(docker.resolveCompletionItem(item))) };
    },
  });
  monaco.editor.onDidCreateModel(diagnose);
  monaco.editor.getModels().forEach(diagnose);
}

function diagnose(model: monaco.editor.ITextModel): void {
  if (model.getLanguageId() !== 'dockerfile') return;
  const look = () => {
    const diagnostics = withBuffer(() => service!.validate(model.getValue()));
    const markers = diagnostics.map((found) => ({
      ...toRange(found.range),
      message: found.message,
      severity: severities[(found.severity ?? 1) - 1]!,
      source: owner,
    }));
    monaco.editor.setModelMarkers(model, owner, markers);
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  model.onDidChangeContent(() => {
    clearTimeout(timer);
    timer = setTimeout(look, 250);
  });
  model.onWillDispose(() => clearTimeout(timer));
  look();
}

function toMarkdown(content: lsp.MarkedString | lsp.MarkupContent): monaco.IMarkdownString {
  if (typeof content === 'string') return { value: content };
  return { value: content.value };
}

function toSuggestion(item: lsp.CompletionItem): monaco.languages.CompletionItem {
  const edit = item.textEdit;
  const range = edit && ('range' in edit ? edit.range : edit.replace);
  const { documentation } = item;
  return {
    label: item.label,
    kind: monaco.languages.CompletionItemKind.Keyword,
    insertText: edit?.newText ?? item.insertText ?? item.label,
    insertTextRules:
      item.insertTextFormat === 2
        ? monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet
        : monaco.languages.CompletionItemInsertTextRule.None,
    // Without a range Monaco replaces the word before the cursor.
    range: range ? toRange(range) : (undefined as unknown as monaco.IRange),
    ...(documentation && { documentation: toMarkdown(documentation) }),
    ...(item.detail !== undefined && { detail: item.detail }),
  };
}
