import type { PersonData } from './person-data.ts';

/** All that the server keeps of people, part by part. */
export class PersonArchive {
  readonly #parts: PersonData[] = [];

  /** Parts are listed while the server is put together. */
  add(part: PersonData): void {
    this.#parts.push(part);
  }

  /** By the names of the parts. */
  async export(person: string): Promise<Record<string, unknown>> {
    const exported: Record<string, unknown> = {};
    for (const part of this.#parts) exported[part.name] = await part.export(person);
    return exported;
  }

  /** What was listed last goes first: it may rest on what was listed before. */
  async erase(person: string): Promise<void> {
    for (const part of this.#parts.toReversed()) await part.erase(person);
  }

  async merge(guest: string, into: string): Promise<void> {
    for (const part of this.#parts) await part.merge?.(guest, into);
  }
}
