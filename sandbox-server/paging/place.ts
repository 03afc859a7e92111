import { SlipwayError } from '../errors/slipway-error.ts';

/** Where a page of a list, the newest first, ended. */
export interface Place {
  readonly at: Date;
  readonly id: string;
}

/** As the caller gets it, to give it back for the next page. */
export const writePlace = ({ at, id }: Place): string => `${at.getTime()}.${id}`;

/** @throws SlipwayError `bad-request` for what {@link writePlace} never wrote */
export function readPlace(text: string): Place {
  const [, time, id] = /^(\d{1,15})\.(.+)$/s.exec(text) ?? [];
  if (time === undefined || id === undefined) {
    throw new SlipwayError('bad-request', 'The request cannot be understood.', {
      expected: '`after` as an earlier page had it in `next`',
      found: JSON.stringify(text.slice(0, 100)),
    });
  }
  return { at: new Date(Number(time)), id };
}
