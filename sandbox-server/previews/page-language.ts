import type { IncomingMessage } from 'node:http';
import type { Language } from '../../protocol/language.ts';
import { acceptedLanguage } from '../http/request-language.ts';
import type { PreviewTarget } from './preview-target.ts';

/** The language of a preview's own pages: its session's, or what the browser accepts. */
export function pageLanguage(
  target: PreviewTarget | undefined,
  request: IncomingMessage,
): Language {
  return target?.language ?? acceptedLanguage(request.headers['accept-language']);
}
