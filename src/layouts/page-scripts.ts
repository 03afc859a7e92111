/** All that runs on the other pages, as one file: see lesson-scripts.ts. */
import '../components/language-menu-element.ts';
import { finishPage } from '../runtime/finish-page.ts';

void finishPage();
