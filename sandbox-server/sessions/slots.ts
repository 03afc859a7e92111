/** One place among the machines that may run at once, or a place in the line for one. */
export interface SlotRequest {
  /** Resolves with true when the place is free and taken, with false when the line was left. */
  readonly granted: Promise<boolean>;
  /** 0 once granted, else the place in line from 1. */
  position(): number;
  /** Leaves the line, or gives the place back. Done again, it changes nothing. */
  release(): void;
}

/** Counts the machines that may run at once; whoever finds all taken waits in line. */
export class Slots {
  readonly capacity: number;
  #taken = 0;
  readonly #line: { grant: () => void }[] = [];
  /** Those who stand behind everybody in line. */
  readonly #patient: { grant: () => void }[] = [];

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  get taken(): number {
    return this.#taken;
  }

  get waiting(): number {
    return this.#line.length;
  }

  /** Whether anybody has no place yet, the patient included. */
  get hasLine(): boolean {
    return this.#line.length + this.#patient.length > 0;
  }

  /** @param kind `patient`: whoever comes later and is not goes first */
  request(kind: 'learner' | 'patient' = 'learner'): SlotRequest {
    let state: 'waiting' | 'granted' | 'released' = 'waiting';
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const entry = {
      grant: () => {
        state = 'granted';
        this.#taken++;
        resolve(true);
      },
    };
    const line = kind === 'patient' ? this.#patient : this.#line;
    if (this.#taken < this.capacity && this.#line.length + line.length === 0) entry.grant();
    else line.push(entry);
    return {
      granted: promise,
      position: () => {
        const before = kind === 'patient' ? this.#line.length : 0;
        return state === 'waiting' ? before + line.indexOf(entry) + 1 : 0;
      },
      release: () => {
        if (state === 'waiting') line.splice(line.indexOf(entry), 1);
        resolve(false);
        if (state === 'granted') this.#taken--;
        state = 'released';
        this.#serve();
      },
    };
  }

  /** Takes a free place at once, unless others are waiting for one. */
  tryTake(): SlotRequest | null {
    if (this.#taken >= this.capacity || this.#line.length > 0) return null;
    return this.request();
  }

  #serve(): void {
    while (this.#taken < this.capacity) {
      const next = this.#line.shift() ?? this.#patient.shift();
      if (!next) return;
      next.grant();
    }
  }
}
