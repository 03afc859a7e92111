import type { CheckReport, CheckResult, StepResult } from '../../protocol/check.ts';
import { hasServer } from '../runtime/found-server.ts';
import { progressChanged, recordSteps, stepsDone } from '../runtime/progress.ts';
import { workbench } from '../runtime/workbench.ts';
import { describeMissing } from './describe-missing.ts';

/** A step or the exercise: ticks by itself, and says what is missing when asked. */
class StepElement extends HTMLElement {
  #unsubscribe: (() => void) | undefined;
  #isAsking = false;

  connectedCallback() {
    this.#refresh();
    addEventListener(progressChanged, this.#refresh);
    this.#unsubscribe = workbench().checks.subscribe((report) => this.#show(report));
    this.#ask?.addEventListener('click', () => void this.#askNow());
  }

  disconnectedCallback() {
    removeEventListener(progressChanged, this.#refresh);
    this.#unsubscribe?.();
  }

  readonly #refresh = () => {
    const { lesson = '', step = '' } = this.dataset;
    if (stepsDone(lesson).includes(step)) this.#setDone();
  };

  get #ask() {
    return this.querySelector<HTMLButtonElement>('.ask');
  }

  #show(report: CheckReport) {
    const { lesson = '', step = '' } = this.dataset;
    const result = report.steps.find((each) => each.step === step);
    if (!result) return;
    for (const check of result.checks) this.#showCheck(check, result);
    if (result.doneAt !== null) {
      this.#setDone();
      recordSteps(lesson, [step]);
    }
    this.#ask?.toggleAttribute(
      'hidden',
      result.checks.every(({ status }) => status === 'passed'),
    );
  }

  /** A step that is done stays done, so a container that was removed since takes no tick away. */
  #showCheck(check: CheckResult, { doneAt }: StepResult) {
    const item = this.querySelector<HTMLElement>(`[data-check="${check.id}"]`);
    const missing = item?.querySelector<HTMLElement>('.missing');
    if (!item || !missing) return;
    item.dataset['status'] = check.status === 'failed' && doneAt !== null ? 'passed' : check.status;
    const words = this.querySelector<HTMLElement>('.state')?.dataset ?? {};
    missing.textContent = describeMissing(check, {
      expected: words['expected'] ?? '',
      found: words['found'] ?? '',
      errored: words['errored'] ?? '',
    });
    missing.hidden = check.status === 'passed' || !this.#isAsking;
  }

  async #askNow() {
    const button = this.#ask;
    if (!button) return;
    const label = button.textContent;
    this.#isAsking = true;
    button.disabled = true;
    button.textContent = button.dataset['asking'] ?? label;
    await workbench().runChecks(this.dataset['step'] ?? '');
    button.textContent = label;
    button.disabled = false;
    this.#show(workbench().checks.peek());
  }

  #setDone() {
    this.dataset['state'] = hasServer() ? 'done' : 'seen';
    for (const mark of this.querySelectorAll<HTMLElement>('[data-done]')) mark.hidden = false;
    if (!hasServer()) return; // Nothing was checked: a recording of it was seen.
    for (const item of this.querySelectorAll<HTMLElement>('[data-status="pending"]'))
      item.dataset['status'] = 'passed';
  }
}

customElements.define('slip-step', StepElement);
