import type { Actor } from '../people/actor.ts';

/** What is copied along with a class: a slice of the classroom registers one for what it keeps of a class. */
export interface ClassCopier {
  /**
   * Copies what it has of one class into another, which is empty and which the actor teaches.
   * @param days by which dates are moved, in the class's own days: an hour stays the same on the clock
   */
  copy(actor: Actor, from: string, to: string, days: number): Promise<void>;
}
