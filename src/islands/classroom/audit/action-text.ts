import { auditActions } from '../../../../protocol/audit.ts';
import { word } from '../../../i18n/word.ts';

/** What was done, in words; as it is written where this page does not know it. */
export function actionText(action: string): string {
  const known = auditActions.find((each) => each === action);
  return known === undefined ? action : word(`audit.does.${known}`);
}
