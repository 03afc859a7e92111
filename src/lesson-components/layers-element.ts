import type { EngineImage } from '../../protocol/engine.ts';
import { loadModule } from '../runtime/load-module.ts';
import { workbench } from '../runtime/workbench.ts';

/** The layers of an image on the learner's engine, drawn anew whenever a check has changed. */
class LayersElement extends HTMLElement {
  #unsubscribe: (() => void) | undefined;
  /** Digests drawn last, so that an unchanged image is not drawn again. */
  #drawn = '';

  connectedCallback() {
    this.#unsubscribe = workbench().checks.subscribe(() => void this.#refresh());
  }

  disconnectedCallback() {
    this.#unsubscribe?.();
  }

  async #refresh() {
    const session = workbench().session.peek();
    if (session?.state !== 'ready') return;
    try {
      const [{ HttpClient }, { SessionClient }] = await Promise.all([
        loadModule(() => import('../runtime/http-client.ts')),
        loadModule(() => import('../runtime/session-client.ts')),
      ]);
      const { images } = await new SessionClient(new HttpClient(location.origin)).engine(
        session.id,
      );
      this.#draw(images.find(({ tags }) => tags.includes(this.dataset['image'] ?? '')));
    } catch {
      // The workbench tells of a lost connection; the picture stays as it was.
    }
  }

  #draw(image: EngineImage | undefined) {
    const drawn = image?.layers.map(({ digest, createdBy }) => digest + createdBy).join() ?? '';
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const list = this.querySelector('ol')!;
    list.hidden = !image;
    this.querySelector<HTMLElement>('.empty')!.hidden = Boolean(image);
    list.replaceChildren(...(image?.layers ?? []).map((layer) => this.#layer(layer)));
  }

  #layer({ createdBy, size, digest }: EngineImage['layers'][number]): HTMLLIElement {
    const item = document.createElement('li');
    const isLayer = digest !== '';
    item.classList.toggle('metadata', !isLayer);
    const code = item.appendChild(document.createElement('code'));
    code.textContent = instructionOf(createdBy);
    code.title = createdBy;
    const tail = item.appendChild(document.createElement('span'));
    tail.className = 'size';
    tail.textContent = isLayer ? formatSize(size) : (this.dataset['none'] ?? '');
    return item;
  }
}

/** The instruction as the Dockerfile has it, without what the two builders add to it. */
function instructionOf(createdBy: string): string {
  return createdBy
    .replace(/^\/bin\/sh -c #\(nop\)\s*/, '')
    .replace(/^(?:RUN )?\/bin\/sh -c /, 'RUN ')
    .replace(/ # buildkit$/, '');
}

/** Bytes as `docker history` writes them: in powers of 1,000, three digits. */
function formatSize(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  const power = bytes === 0 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${Number((bytes / 1000 ** power).toPrecision(3))} ${units[power]}`;
}

customElements.define('slip-layers', LayersElement);
