import { workbench } from '../runtime/workbench.ts';

type State = 'idle' | 'busy' | 'sent' | 'copied';

/** How long a press is acknowledged, in milliseconds. */
const acknowledged = 1600;
/** A command that is typed sooner than this after the press shows no "Starting", in milliseconds. */
const patience = 250;

/** A command that is typed into the learner's terminal, or copied. */
class RunElement extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback() {
    this.querySelector('.run')?.addEventListener('click', () => void this.#run());
    this.querySelector('.copy')?.addEventListener('click', () => void this.#copy());
  }

  async #run() {
    if (this.dataset['state'] === 'busy') return;
    const { run: id, command = '', terminal = 'main', interrupt } = this.dataset;
    this.#become('busy', patience);
    await workbench().run({ id, command, terminal, interrupt: interrupt !== undefined });
    const failed = workbench().problem.peek() !== null;
    this.#become(failed ? 'idle' : 'sent');
  }

  async #copy() {
    await navigator.clipboard.writeText(this.dataset['command'] ?? '');
    this.#become('copied');
  }

  /** Shows a state, after a while where `delay` says so; an acknowledgement goes by itself. */
  #become(state: State, delay = 0) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.dataset['state'] = state;
      const label = this.querySelector<HTMLElement>('.label');
      if (label) label.textContent = label.dataset[state] ?? label.dataset['idle'] ?? '';
      const status = this.querySelector<HTMLElement>('[role=status]');
      if (status) status.textContent = status.dataset[state] ?? '';
      const passes = state === 'sent' || state === 'copied';
      if (passes) this.#become('idle', acknowledged);
    }, delay);
  }
}

customElements.define('slip-run', RunElement);
