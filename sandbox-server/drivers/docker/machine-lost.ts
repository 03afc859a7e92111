import { SlipwayError } from '../../errors/slipway-error.ts';
import { told } from '../../words/told.ts';

/** The error of a call on a machine that is not (or no longer) there. */
export function machineLost(id: string, cause?: unknown): SlipwayError {
  return new SlipwayError('machine-lost', told('machine.gone'), {
    detail: { machine: id },
    cause,
  });
}
