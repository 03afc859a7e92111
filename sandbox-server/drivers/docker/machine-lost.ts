import { SlipwayError } from '../../errors/slipway-error.ts';

/** The error of a call on a machine that is not (or no longer) there. */
export function machineLost(id: string, cause?: unknown): SlipwayError {
  return new SlipwayError('machine-lost', 'The machine of this session is gone.', {
    expected: 'a running machine',
    found: 'none of that name',
    remedy: 'Start the lesson again; files of the editor are kept in this browser.',
    detail: { machine: id },
    cause,
  });
}
