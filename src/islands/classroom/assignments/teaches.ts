import type { Class } from '../../../../protocol/class.ts';

/** Whether the reader may change what is in a class; an administrator from outside may. */
export const teaches = ({ role }: Class): boolean => role === 'instructor' || role === null;
