import type { JSX } from 'preact';

/** A text of the page's words, or a problem's, in which `code` and **bold** are marked. */
export default function RichText({ text }: { text: string }): JSX.Element {
  return <>{text.split(/(`[^`]+`|\*\*.+?\*\*)/).map(piece)}</>;
}

function piece(text: string): JSX.Element | string {
  if (/^`.+`$/.test(text)) return <code>{text.slice(1, -1)}</code>;
  return /^\*\*.+\*\*$/.test(text) ? <b>{text.slice(2, -2)}</b> : text;
}
