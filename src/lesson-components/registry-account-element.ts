import type { RegistryAccount } from '../../protocol/registry.ts';
import { workbench } from '../runtime/workbench.ts';

/** How long a press is acknowledged, in milliseconds. */
const acknowledged = 1600;

/** Shows the account that the session's machine has in the classroom registry, for as long as it has. */
class RegistryAccountElement extends HTMLElement {
  #unsubscribe: (() => void) | undefined;

  connectedCallback() {
    this.#unsubscribe = workbench().session.subscribe((session) => this.#show(session?.registry));
    for (const button of this.querySelectorAll<HTMLButtonElement>('[data-copies]'))
      button.addEventListener('click', () => void this.#copy(button));
  }

  disconnectedCallback() {
    this.#unsubscribe?.();
  }

  #show(account: RegistryAccount | undefined) {
    this.querySelector('.before')?.toggleAttribute('hidden', account !== undefined);
    this.querySelector('.account')?.toggleAttribute('hidden', account === undefined);
    for (const part of this.querySelectorAll<HTMLElement>('[data-part]'))
      part.textContent = account?.[part.dataset['part'] as keyof RegistryAccount] ?? '';
  }

  async #copy(button: HTMLButtonElement) {
    const part = this.querySelector(`[data-part="${button.dataset['copies']}"]`);
    await navigator.clipboard.writeText(part?.textContent ?? '');
    button.dataset['state'] = 'copied';
    const status = this.querySelector<HTMLElement>('[role=status]');
    if (status) status.textContent = status.dataset['copied'] ?? '';
    setTimeout(() => {
      delete button.dataset['state'];
      if (status) status.textContent = '';
    }, acknowledged);
  }
}

customElements.define('slip-registry-account', RegistryAccountElement);
