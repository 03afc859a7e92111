import { allProgress, progressChanged } from '../runtime/progress.ts';
import { whereToContinue, type LessonOnTheWay } from '../runtime/where-to-continue.ts';

interface LinkedLesson extends LessonOnTheWay {
  readonly href: string;
}

/** Leads on to the lesson and the step where the learner left off. */
class ResumeElement extends HTMLElement {
  readonly #refresh = () => {
    const lessons = JSON.parse(this.dataset['lessons'] ?? '[]') as LinkedLesson[];
    const place = whereToContinue(lessons, allProgress());
    const lesson = place && lessons[place.index];
    const link = this.querySelector('a');
    const label = this.querySelector('.label');
    if (!lesson || !link || !label) return;
    const { index, step } = place;
    const kind = step === null ? 'lesson' : step === 'exercise' ? 'exercise' : 'step';
    link.href = step === null ? lesson.href : `${lesson.href}#${step}`;
    label.textContent = (this.dataset[kind] ?? '')
      .replace('#', String(index + 1))
      .replace('%', String(lesson.steps.indexOf(step ?? '') + 1));
  };

  connectedCallback() {
    this.#refresh();
    addEventListener(progressChanged, this.#refresh);
  }

  disconnectedCallback() {
    removeEventListener(progressChanged, this.#refresh);
  }
}

customElements.define('slip-resume', ResumeElement);
