/** What an id given to a component of a lesson names in `exercise.yaml`. */
export type IdKind = 'step' | 'run' | 'put' | 'hint' | 'quiz' | 'choice';

/** A component that a lesson's MDX may use, as far as its attributes can be checked. */
export interface ComponentRule {
  /** Attributes that must be given. */
  readonly required: readonly string[];
  readonly optional?: readonly string[];
  /** Attributes without a value. */
  readonly flags?: readonly string[];
  /** The attribute that names something of `exercise.yaml`, and what. */
  readonly names?: { readonly attribute: string; readonly kind: IdKind };
}

/** All components of a lesson. `src/lesson-components` draws every one of them, and no other. */
export const vocabulary = {
  Choice: { required: ['id'], names: { attribute: 'id', kind: 'choice' } },
  Command: { required: ['id'], names: { attribute: 'id', kind: 'run' } },
  Commands: { required: ['id', 'title'], names: { attribute: 'id', kind: 'step' } },
  Exercise: { required: [] },
  Figure: { required: ['title'], optional: ['name', 'image'] },
  Hint: { required: ['title'], optional: ['id'], names: { attribute: 'id', kind: 'hint' } },
  Output: {
    required: [],
    optional: ['run'],
    flags: ['sometimes'],
    names: { attribute: 'run', kind: 'run' },
  },
  PutFile: { required: ['id'], names: { attribute: 'id', kind: 'put' } },
  Quiz: {
    required: ['id'],
    optional: ['placeholder'],
    names: { attribute: 'id', kind: 'quiz' },
  },
  RegistryAccount: { required: [] },
  Run: { required: ['id'], names: { attribute: 'id', kind: 'run' } },
  Solution: { required: [] },
  Step: { required: ['id', 'title'], names: { attribute: 'id', kind: 'step' } },
  Why: { required: [] },
} as const satisfies Readonly<Record<string, ComponentRule>>;

/** The name of a component that lessons may use. */
export type ComponentName = keyof typeof vocabulary;

/** Attributes whose value is prose, and so differs from language to language. */
export const proseAttributes: readonly string[] = ['title', 'placeholder', 'alt', 'aria-label'];

/** Starlight's callouts, as in `:::note[Title]`. */
export const callouts: readonly string[] = ['note', 'tip', 'caution', 'danger'];
