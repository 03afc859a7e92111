/** Key of the prose's width, in per cent; the script in the head reads it too. */
const widthKey = 'slipway:prose-width';
const usualWidth = 41;

/** Sets the prose's width by pointer and keyboard, and keeps it. */
class Splitter extends HTMLElement {
  connectedCallback() {
    this.#announce(
      Number.parseFloat(document.documentElement.style.getPropertyValue('--slip-prose-width')),
    );
    this.addEventListener('pointerdown', (event) => this.#startDrag(event));
    this.addEventListener('pointermove', (event) => {
      if (this.hasPointerCapture(event.pointerId)) this.#set((event.clientX / innerWidth) * 100);
    });
    this.addEventListener('lostpointercapture', () => this.#endDrag());
    this.addEventListener('dblclick', () => this.#set(usualWidth, true));
    this.addEventListener('keydown', (event) => this.#onKey(event));
  }

  get #least() {
    return Number(this.ariaValueMin);
  }

  get #most() {
    return Number(this.ariaValueMax);
  }

  get #width() {
    return Number(this.ariaValueNow);
  }

  #startDrag(event: PointerEvent) {
    if (event.button !== 0) return;
    event.preventDefault();
    this.focus({ preventScroll: true });
    this.setPointerCapture(event.pointerId);
    document.documentElement.toggleAttribute('data-dragging', true);
  }

  #endDrag() {
    document.documentElement.removeAttribute('data-dragging');
    this.#set(this.#width, true);
  }

  #onKey(event: KeyboardEvent) {
    const step = event.shiftKey ? 10 : 2;
    const width = {
      ArrowLeft: this.#width - step,
      ArrowRight: this.#width + step,
      Home: this.#least,
      End: this.#most,
      Enter: usualWidth,
    }[event.key];
    if (width === undefined) return;
    event.preventDefault();
    this.#set(width, true);
  }

  #set(wanted: number, keep = false) {
    const width = Math.min(this.#most, Math.max(this.#least, wanted));
    document.documentElement.style.setProperty('--slip-prose-width', `${width}%`);
    this.#announce(width);
    if (!keep) return;
    try {
      localStorage.setItem(widthKey, width.toFixed(2));
    } catch {
      // Not kept: the next page has the usual width.
    }
  }

  #announce(width: number) {
    this.ariaValueNow = String(Number.isFinite(width) ? Math.round(width * 100) / 100 : usualWidth);
  }
}

customElements.define('slip-splitter', Splitter);
