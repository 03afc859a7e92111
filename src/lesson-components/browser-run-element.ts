import { workbench } from '../runtime/workbench.ts';

/** Runs a file of the editor in the browser, once for each press. */
class BrowserRunElement extends HTMLElement {
  connectedCallback() {
    this.querySelector('button')?.addEventListener('click', () => void this.#run());
  }

  async #run() {
    const button = this.querySelector('button')!;
    button.disabled = true;
    const { file = '', content = '' } = this.dataset;
    await workbench().runFile(file, content);
    button.disabled = false;
  }
}

customElements.define('slip-browser-run', BrowserRunElement);
