/** A `<Choice>`, rendered: what its `<Quiz>` makes an answer of. */
export interface ChoicePart {
  readonly id: string;
  /** HTML of what stands beside the mark. */
  readonly text: string;
  /** HTML of the explanation; empty where the author gave none. */
  readonly why: string;
}

/** What a component inside a quiz hands to the one around it. */
interface Parts {
  choice: ChoicePart;
  /** HTML of an explanation. */
  why: string;
}

/**
 * A part as HTML that only {@link takeParts} reads. A slot can hand nothing but HTML to the component
 * around it, so the part travels as JSON in an element of its own.
 */
export function givePart<Kind extends keyof Parts>(kind: Kind, part: Parts[Kind]): string {
  const json = JSON.stringify(part).replaceAll('<', String.raw`\u003c`);
  return `<slip-part data-kind="${kind}">${json}</slip-part>`;
}

/** The parts of a kind in a slot's HTML, in order, and the HTML without them. */
export function takeParts<Kind extends keyof Parts>(
  kind: Kind,
  html: string,
): { readonly parts: readonly Parts[Kind][]; readonly rest: string } {
  const parts: Parts[Kind][] = [];
  const rest = html.replaceAll(
    new RegExp(`<slip-part data-kind="${kind}">(.*?)</slip-part>`, 'gs'),
    (_, json: string) => {
      parts.push(JSON.parse(json) as Parts[Kind]);
      return '';
    },
  );
  return { parts, rest: rest.replaceAll(/<p>\s*<\/p>/g, '').trim() };
}
