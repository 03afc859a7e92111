import { readProgress } from '../runtime/progress.ts';

/** Leads on to the first lesson that is not done, for a learner who has begun. */
class ResumeElement extends HTMLElement {
  connectedCallback() {
    const lessons = JSON.parse(this.dataset['lessons'] ?? '[]') as { slug: string; href: string }[];
    const progress = lessons.map(({ slug }) => readProgress(slug));
    if (progress.every((steps) => steps.length === 0)) return;
    const index = progress.findIndex((steps) => !steps.includes('exercise'));
    const next = lessons[index];
    const link = this.querySelector('a');
    const label = this.querySelector('.label');
    if (!next || !link || !label) return;
    link.href = next.href;
    label.textContent = (this.dataset['resume'] ?? '').replace('#', String(index + 1));
  }
}

customElements.define('slip-resume', ResumeElement);
