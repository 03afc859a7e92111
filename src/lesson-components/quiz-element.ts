import { isRightAnswer } from '../../protocol/is-right-answer.ts';
import type { Quiz, QuizAnswer } from '../../protocol/quiz.ts';
import { progressChanged, quizProgress, recordAnswer } from '../runtime/progress.ts';

/** What the learner is told of an answer; `partly` is right but not yet all of it. */
type Verdict = 'right' | 'partly' | 'wrong';

/** A question that is answered on the page: it needs neither a session nor a server. */
class QuizElement extends HTMLElement {
  #quiz!: Quiz;
  #isTouched = false;

  connectedCallback() {
    this.#quiz = JSON.parse(this.dataset['quiz'] ?? '') as Quiz;
    this.#button.addEventListener('click', () => this.#press());
    this.#explain?.addEventListener('click', () => this.#showExplanation());
    for (const input of this.#inputs) input.addEventListener('input', () => this.#open());
    this.#typed?.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.isComposing) this.#answer();
    });
    this.#restore();
    addEventListener(progressChanged, this.#restore);
  }

  disconnectedCallback() {
    removeEventListener(progressChanged, this.#restore);
  }

  /** Shows what was answered before, also elsewhere, unless an answer is being given here. */
  readonly #restore = () => {
    const given = quizProgress(this.dataset['lesson'] ?? '', this.#quiz.id)?.given;
    if (!given || this.dataset['state'] !== undefined || this.#isTouched) return;
    this.#fill(given);
    this.#show(this.#verdictOn(given), given);
  };

  get #button() {
    return this.querySelector<HTMLButtonElement>('.check')!;
  }
  get #explain() {
    return this.querySelector<HTMLButtonElement>('.explain');
  }
  get #inputs() {
    return [...this.querySelectorAll('input')];
  }
  get #typed() {
    return this.querySelector<HTMLInputElement>('.typed');
  }

  #press() {
    const { state } = this.dataset;
    if (state === undefined) return this.#answer();
    if (state !== 'partly') this.#fill([]);
    this.#open();
    this.#inputs[0]?.focus();
  }

  #answer() {
    const given = this.#given();
    if (given.length === 0) return this.#say(this.dataset['empty'] ?? '');
    const verdict = this.#verdictOn(given);
    this.#show(verdict, given);
    this.#say([this.dataset[verdict], ...this.#shownReasons()].join(' '));
    recordAnswer(this.dataset['lesson'] ?? '', this.#quiz, given);
  }

  #given(): QuizAnswer {
    const typed = this.#typed?.value.trim();
    if (this.#typed) return typed ? [typed] : [];
    return this.#inputs.filter(({ checked }) => checked).map(({ value }) => value);
  }

  #fill(given: QuizAnswer) {
    if (this.#typed) this.#typed.value = given[0] ?? '';
    else for (const input of this.#inputs) input.checked = given.includes(input.value);
  }

  #verdictOn(given: QuizAnswer): Verdict {
    if (isRightAnswer(this.#quiz, given)) return 'right';
    const isPart = this.#quiz.kind === 'multiple' && given.every((id) => this.#isRight(id));
    return isPart ? 'partly' : 'wrong';
  }

  #isRight(choice: string): boolean {
    return this.#quiz.kind !== 'text' && [this.#quiz.answer].flat().includes(choice);
  }

  /** Explains what was chosen; once the answer is right, all the rest as well. */
  #show(verdict: Verdict, given: QuizAnswer) {
    this.dataset['state'] = verdict;
    this.#label('again');
    this.querySelector('.verdict')!.textContent = this.dataset[verdict] ?? '';
    for (const item of this.querySelectorAll<HTMLElement>('[data-choice]')) {
      const id = item.dataset['choice'] ?? '';
      const isGiven = given.includes(id);
      if (isGiven) item.dataset['mark'] = this.#isRight(id) ? 'right' : 'wrong';
      const why = item.querySelector<HTMLElement>('.why')!;
      why.hidden = !isGiven && verdict !== 'right';
      // A description counts even while it is hidden, so it is not there before.
      if (!why.hidden) item.querySelector('input')!.setAttribute('aria-describedby', why.id);
    }
    if (verdict === 'right') this.#showWhole();
    this.#explain?.toggleAttribute('hidden', verdict === 'right');
  }

  #showWhole() {
    this.querySelector('.whole')?.removeAttribute('hidden');
  }

  #showExplanation() {
    this.#showWhole();
    this.#say(this.querySelector('.whole')?.textContent ?? '');
    this.#button.focus();
    this.#explain?.setAttribute('hidden', '');
  }

  /** Takes the verdict back: the answer is being changed. */
  #open() {
    this.#isTouched = true;
    if (this.dataset['state'] === undefined) return this.#say('');
    delete this.dataset['state'];
    this.#label('check');
    this.#say('');
    this.querySelector('.verdict')!.textContent = '';
    this.#explain?.setAttribute('hidden', '');
    for (const why of this.querySelectorAll('.why')) why.setAttribute('hidden', '');
    for (const input of this.#inputs) input.removeAttribute('aria-describedby');
    for (const item of this.querySelectorAll<HTMLElement>('[data-mark]'))
      delete item.dataset['mark'];
  }

  #label(word: 'check' | 'again') {
    this.#button.textContent = this.#button.dataset[word] ?? '';
  }

  #shownReasons(): string[] {
    const shown = this.querySelectorAll('[data-mark] .why, .whole:not([hidden])');
    return [...shown].map((why) => why.textContent.trim());
  }

  /** For screen readers; what is to be done first is shown to all. */
  #say(text: string) {
    this.querySelector('[role=status]')!.textContent = text;
    if (this.dataset['state'] === undefined) this.querySelector('.verdict')!.textContent = text;
  }
}

customElements.define('slip-quiz', QuizElement);
