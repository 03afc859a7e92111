import type { LessonFile } from '../course/lesson-file.ts';
import { workbench } from '../runtime/workbench.ts';

/** How long a press is acknowledged, in milliseconds. */
const acknowledged = 2000;

/** Writes files of the lesson into the workspace, the first in front. */
class PutFilesElement extends HTMLElement {
  connectedCallback() {
    this.querySelector('button')?.addEventListener('click', () => void this.#put());
  }

  async #put() {
    const button = this.querySelector('button')!;
    button.disabled = true;
    const files = JSON.parse(this.dataset['files'] ?? '[]') as LessonFile[];
    for (const { path, content } of files.toReversed()) await workbench().putFile(path, content);
    button.disabled = false;
    if (workbench().problem.peek() !== null) return;
    this.#label('done');
    setTimeout(() => this.#label('idle'), acknowledged);
  }

  #label(state: 'idle' | 'done') {
    this.dataset['state'] = state;
    const label = this.querySelector<HTMLElement>('.label')!;
    label.textContent = label.dataset[state] ?? '';
  }
}

customElements.define('slip-put-files', PutFilesElement);
