import type { HttpCheck } from '../../protocol/check.ts';
import { phrase, type Wording } from '../words/phrase.ts';
import { readablePattern } from './readable-pattern.ts';

/** The answer that a published port is to give. */
export const wantedPage = ({ port, path, status, body }: HttpCheck): Wording => {
  const text = body === undefined ? undefined : readablePattern(body);
  return phrase('http.wanted', { port, path, status, text });
};
