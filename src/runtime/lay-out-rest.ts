import { whenIdle } from './when-idle.ts';

/** What prose.css lays out only near the part that is seen, until it is asked for here. */
const parts = () => document.querySelectorAll<HTMLElement>('#prose :is(slip-step, slip-quiz)');

const layOut = (part: HTMLElement) => part.style.setProperty('content-visibility', 'visible');

/** Lays out all of the prose now: whoever goes to a place in it must know where that is. */
export function layOutAll(): void {
  parts().forEach(layOut);
}

/** The same part by part while the browser is idle, so that no key or scroll waits for all of it. */
export async function layOutWhenIdle(): Promise<void> {
  for (const part of parts()) {
    await whenIdle();
    layOut(part);
  }
}
