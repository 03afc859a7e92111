import { SlipwayError } from '../errors/slipway-error.ts';
import { told } from '../words/told.ts';

export const emailTaken = (): SlipwayError =>
  new SlipwayError('conflict', told('person.emailTaken'));

/** For a link that was used, is too old, or never was. */
export const deadLink = (): SlipwayError =>
  new SlipwayError('wrong-credentials', told('link.dead'));
