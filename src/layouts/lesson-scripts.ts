/**
 * All that runs on a lesson's page before a session starts, as one file: apart they would be a dozen
 * requests, and a dozen answers to wait for while the page is drawn.
 */
import '../components/language-menu-element.ts';
import '../components/lesson-mark-element.ts';
import '../components/return-offer-element.ts';
import { followProgress } from '../components/sync-progress.ts';
import '../lesson-components/browser-run-element.ts';
import '../lesson-components/hint-element.ts';
import '../lesson-components/layers-element.ts';
import '../lesson-components/put-files-element.ts';
import '../lesson-components/quiz-element.ts';
import '../lesson-components/registry-account-element.ts';
import '../lesson-components/run-element.ts';
import '../lesson-components/step-element.ts';
import { finishPage } from '../runtime/finish-page.ts';
import './prose-position.ts';

followProgress();
void finishPage();
