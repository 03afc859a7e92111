import { createContext, Script } from 'node:vm';

const context = createContext({ pattern: '', text: '' });
const search = new Script(`new RegExp(pattern, 'm').test(text)`);

/**
 * Whether `pattern` (multi-line) is found in `text`, which a learner wrote: a search that would go on
 * for hours is broken off.
 *
 * @param patience milliseconds, a whole number above 0
 * @throws SyntaxError for what is no regular expression
 */
export function searchText(text: string, pattern: string, patience: number): boolean | 'too long' {
  Object.assign(context, { pattern, text });
  try {
    return search.runInContext(context, { timeout: patience }) === true;
  } catch (error) {
    const isTooLong = (error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
    if (isTooLong) return 'too long';
    throw error;
  } finally {
    Object.assign(context, { pattern: '', text: '' });
  }
}
