import type { Pane } from '../runtime/workbench.ts';

/**
 * Shows one pane of a lesson on a small screen. Which one is said by `slipway:pane` on the
 * document, from here or from the workbench, and stands in `data-pane` of the layout.
 */
class PaneSwitch extends HTMLElement {
  readonly #show = ({ detail: pane }: CustomEvent<Pane>) => {
    this.closest('[data-lesson-layout]')?.setAttribute('data-pane', pane);
    for (const button of this.querySelectorAll('button')) {
      button.ariaPressed = String(button.dataset['show'] === pane);
    }
  };

  connectedCallback() {
    document.addEventListener('slipway:pane', this.#show);
    this.addEventListener('click', ({ target }) => {
      const pane =
        target instanceof Element && target.closest<HTMLElement>('[data-show]')?.dataset['show'];
      if (pane) document.dispatchEvent(new CustomEvent('slipway:pane', { detail: pane }));
    });
  }

  disconnectedCallback() {
    document.removeEventListener('slipway:pane', this.#show);
  }
}

customElements.define('slip-pane-switch', PaneSwitch);
