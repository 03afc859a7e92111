import { lessonProgress, progressChanged, recordPosition, stepsDone } from '../runtime/progress.ts';
import { firstSync } from '../runtime/progress-sync.ts';

/** Milliseconds for which the text has to rest before its place counts as read. */
const rest = 400;
/** A place that was kept before is kept anew, once: the lesson is the one that was read last. */
const openedAt = new Date().toISOString();
/** A step is being read once its top is above this part of the window. */
const readingLine = 0.45;

/**
 * Keeps at which step the reader is, and offers the way back to the last one where a lesson is opened
 * afresh. While the offer stands, an earlier step is not kept in its place.
 */
class ReturnOffer extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #offered: HTMLElement | null = null;
  /** The reader has arrived somewhere: there is nothing to offer any more. */
  #isSettled = location.hash !== '' || isReturn();

  connectedCallback() {
    this.querySelector('.go')?.addEventListener('click', () => this.#go());
    this.querySelector('.dismiss')?.addEventListener('click', () => this.#close());
    // The prose scrolls by itself, or the page does: scrolls are heard of on their way down.
    document.addEventListener('scroll', this.#onScroll, { capture: true, passive: true });
    document.addEventListener('click', this.#onClick);
    addEventListener(progressChanged, this.#offer);
    requestAnimationFrame(this.#offer);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    document.removeEventListener('scroll', this.#onScroll, { capture: true });
    document.removeEventListener('click', this.#onClick);
    removeEventListener(progressChanged, this.#offer);
  }

  get #lesson() {
    return this.dataset['lesson'] ?? '';
  }

  readonly #offer = () => {
    const id = lessonProgress(this.#lesson).position?.step;
    const step = id && document.getElementById(id);
    if (this.#isSettled || !step || stepsDone(this.#lesson).includes('exercise')) return;
    if (step.getBoundingClientRect().top < innerHeight * 0.9) return;
    this.#offered = step;
    const number = steps().indexOf(step) + 1;
    const text = id === 'exercise' ? this.dataset['exercise'] : this.dataset['step'];
    this.querySelector('.card')?.removeAttribute('hidden');
    this.querySelector('p')!.textContent = (text ?? '').replace('#', String(number));
  };

  #go() {
    const step = this.#offered;
    this.#close();
    step?.scrollIntoView();
    step?.querySelector<HTMLElement>('.marker')?.focus({ preventScroll: true });
  }

  #close() {
    this.#isSettled = true;
    this.#offered = null;
    this.querySelector('.card')?.setAttribute('hidden', '');
  }

  readonly #onScroll = () => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#keepPlace(stepBeingRead()), rest);
  };

  /** Whoever presses something in a step is at that step. */
  readonly #onClick = ({ target }: MouseEvent) => {
    const step = target instanceof Element && target.closest<HTMLElement>('slip-step');
    if (!step || !(target instanceof Element) || !target.closest('button')) return;
    this.#close();
    void this.#keepPlace(step);
  };

  async #keepPlace(step: HTMLElement | null) {
    await firstSync; // What another device has told is not to be overwritten by opening a page.
    const all = steps();
    if (this.#offered) {
      if (!step || all.indexOf(step) < all.indexOf(this.#offered)) return;
      this.#close();
    }
    const { position } = lessonProgress(this.#lesson);
    const id = step?.id ?? null;
    if (position && position.step === id && position.at > openedAt) return;
    if (id !== null || !position) recordPosition(this.#lesson, id);
  }
}

const steps = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('#prose slip-step')];

function stepBeingRead(): HTMLElement | null {
  const line = innerHeight * readingLine;
  return steps().findLast((step) => step.getBoundingClientRect().top <= line) ?? null;
}

/** A reload, or the way back: the browser's own place is the right one. */
function isReturn(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return navigation !== undefined && navigation.type !== 'navigate';
}

customElements.define('slip-return-offer', ReturnOffer);
