import type { CheckReport } from '../../protocol/check.ts';
import { workbench } from '../runtime/workbench.ts';

/** A hint that opens once it fits the state of the machine, and stays open when it no longer does. */
class HintElement extends HTMLElement {
  #unsubscribe: (() => void) | undefined;

  connectedCallback() {
    this.#unsubscribe = workbench().checks.subscribe((report) => this.#show(report));
  }

  disconnectedCallback() {
    this.#unsubscribe?.();
  }

  #show({ steps }: CheckReport) {
    const { hint = '' } = this.dataset;
    const applies = steps.some(({ hints }) => hints?.includes(hint));
    if (applies === this.hasAttribute('data-applies')) return;
    this.toggleAttribute('data-applies', applies);
    if (applies) this.querySelector('details')!.open = true;
    const status = this.querySelector<HTMLElement>('[role=status]')!;
    status.textContent = applies ? (status.dataset['opened'] ?? '') : '';
  }
}

customElements.define('slip-hint', HintElement);
