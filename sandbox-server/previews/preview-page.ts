import { createHash } from 'node:crypto';
import type { Language } from '../../protocol/language.ts';
import { languageTags } from '../../protocol/languages.ts';
import type { SlipwayError } from '../errors/slipway-error.ts';
import { previewWords } from './preview-words.ts';

/** With this header the page asks whether the port answers, without a request to the app. */
export const waitingHeader = 'x-slipway-waiting';

/** Milliseconds between questions; the last goes on. An app is up soon after its port is published. */
const waits = [250, 250, 250, 500, 1_000, 2_000];
/** Until then an app that is just starting shows nothing rather than a page about its failure. */
const shownAfterMs = 1_000;
/** Asks without reloading, so that nothing flickers and no app finds our questions in its log. */
const script = `setTimeout(() => { document.querySelector('main').hidden = false; }, ${shownAfterMs});
const waits = ${JSON.stringify(waits)};
const again = () => setTimeout(async () => {
  if (!document.hidden) {
    const answer = await fetch(location.href, { cache: 'no-store', headers: { '${waitingHeader}': '1' } }).catch(() => null);
    if (answer?.ok) return location.replace(location.href);
  }
  again();
}, waits.length > 1 ? waits.shift() : waits[0]);
again();`;
const scriptHash = createHash('sha256').update(script).digest('base64');

const style = `:root { color-scheme: light dark; font: 16px/1.6 system-ui, sans-serif; }
body { margin: 0; padding: 12vh 1.5rem 2rem; color: light-dark(#23262f, #e6e8ee); background: light-dark(#fff, #17181c); }
main { max-width: 36rem; margin: auto; }
h1 { font-size: 1.25rem; line-height: 1.3; }
li { margin-block: .6rem; }
code { padding: .1em .35em; border-radius: .25rem; background: light-dark(#eceef2, #2b2e36); font-size: .9em; white-space: nowrap; }
.quiet { color: light-dark(#5c6270, #a5abb8); }`;

/** What a preview's own pages may do: their script, and ask again. */
export const pagePolicy =
  `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${scriptHash}'; ` +
  `connect-src 'self'; base-uri 'none'; form-action 'none'`;

function hintsOf({ code }: SlipwayError, port: number, language: Language): readonly string[] {
  const words = previewWords[language];
  const { isRunning, onAllAddresses, readLogs } = words;
  if (code === 'port-closed') return [isRunning, words.isPublished(port), onAllAddresses];
  if (code === 'bad-answer') return [onAllAddresses, words.isRightPort(port), readLogs];
  return code === 'deadline-exceeded' ? [readLogs] : [];
}

/** Where a page stands that has no answer to show. */
export interface PreviewPlace {
  readonly port: number;
  readonly language: Language;
}

/**
 * A page, complete in itself, that says why there is no answer on a port and what to look at. Where
 * `isWaiting`, it shows the app by itself once the port answers.
 */
export function previewPage(
  problem: SlipwayError,
  { port, language }: PreviewPlace,
  isWaiting: boolean,
): string {
  const hints = hintsOf(problem, port, language).map((hint) => `<li>${hint}</li>`);
  const { message, remedy } = problem.toProblem(language);
  return `<!doctype html>
<html lang="${languageTags[language]}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(message)}</title>
<style>${style}</style>
<main${isWaiting ? ' hidden' : ''}>
<h1>${escape(message)}</h1>
${hints.length > 0 ? `<ol>${hints.join('')}</ol>` : `<p>${escape(remedy ?? '')}</p>`}
${isWaiting ? `<p class="quiet">${previewWords[language].waits}</p>` : ''}
</main>
${isWaiting ? `<script>${script}</script>` : ''}
</html>
`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
