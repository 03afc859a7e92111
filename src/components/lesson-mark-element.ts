import { progressChanged, readProgress } from '../runtime/progress.ts';

/** Shows a tick in place of a lesson's number once its exercise is done. */
class LessonMark extends HTMLElement {
  readonly #refresh = () => {
    const done = readProgress(this.dataset['lesson'] ?? '').includes('exercise');
    this.querySelector('.number')?.toggleAttribute('hidden', done);
    this.querySelector('.done')?.toggleAttribute('hidden', !done);
  };

  connectedCallback() {
    this.#refresh();
    addEventListener(progressChanged, this.#refresh);
  }

  disconnectedCallback() {
    removeEventListener(progressChanged, this.#refresh);
  }
}

customElements.define('slip-lesson-mark', LessonMark);
