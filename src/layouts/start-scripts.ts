/** All that runs on the start page, as one file: see lesson-scripts.ts. */
import '../components/language-menu-element.ts';
import '../components/language-offer-element.ts';
import '../components/lesson-mark-element.ts';
import '../components/resume-element.ts';
import { followProgress } from '../components/sync-progress.ts';
import { finishPage } from '../runtime/finish-page.ts';

followProgress();
void finishPage();
