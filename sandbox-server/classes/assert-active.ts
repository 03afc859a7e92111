import { SlipwayError } from '../errors/slipway-error.ts';
import type { ClassRecord } from '../storage/classes/class-store.ts';
import { told } from '../words/told.ts';

/** Before anything in a class is changed. @throws SlipwayError `class-archived` */
export function assertActive({ archivedAt }: ClassRecord): void {
  if (archivedAt !== null) throw new SlipwayError('class-archived', told('class.archived'));
}
