import { progressChanged, stepsDone } from '../runtime/progress.ts';

/** Shows how much of a lesson is done, and a tick in place of its number once its exercise is. */
class LessonMark extends HTMLElement {
  readonly #refresh = () => {
    const { lesson = '', ticks = '', begun = '' } = this.dataset;
    const steps = stepsDone(lesson);
    const done = steps.includes('exercise');
    const total = Number(ticks);
    const count = Math.min(steps.length, total);
    this.dataset['state'] = done ? 'done' : count > 0 ? 'begun' : 'new';
    this.style.setProperty('--part', String((100 * count) / total));
    this.querySelector('.number')?.toggleAttribute('hidden', done);
    this.querySelector('.done')?.toggleAttribute('hidden', !done);
    this.querySelector('.begun')!.textContent =
      count > 0 && !done ? begun.replace('#', String(count)) : '';
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
