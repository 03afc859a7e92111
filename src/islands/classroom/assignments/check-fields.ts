import type { Check } from '../../../../protocol/check.ts';

/** A field of a check's form: what it is called, and what can be put in it. */
export interface CheckField {
  /** Where it stands in the check: `publishes.port`. */
  readonly path: FieldName;
  readonly input: 'text' | 'pattern' | 'number' | 'flag' | readonly string[];
  readonly isRequired?: boolean;
  /** It is required where this one is given. */
  readonly goesWith?: FieldName;
  readonly isUpperCase?: boolean;
  readonly least?: number;
  readonly most?: number;
  /** What holds where nothing is given. */
  readonly otherwise?: string;
}

const port = { input: 'number', least: 1, most: 65_535 } as const;
const count = { input: 'number', least: 0, most: 1000 } as const;
const absent = { path: 'absent', input: 'flag' } as const;

/** By kind, the fields that a check's form has; what else a check can ask for is written as JSON. */
export const checkFields: Readonly<Record<Check['kind'], readonly CheckField[]>> = {
  file: [
    { path: 'path', input: 'text', isRequired: true },
    { path: 'matches', input: 'pattern' },
    absent,
  ],
  container: [
    { path: 'name', input: 'text' },
    { path: 'image', input: 'text' },
    { path: 'state', input: ['created', 'running', 'paused', 'exited'] },
    { path: 'exitCode', input: 'number', least: 0, most: 255 },
    { path: 'command', input: 'pattern' },
    { path: 'publishes.containerPort', ...port, goesWith: 'publishes.port' },
    { path: 'publishes.port', ...port },
    { path: 'network', input: 'text' },
    { path: 'volume', input: 'text' },
    { path: 'atLeast', ...count, otherwise: '1' },
    { path: 'atMost', ...count },
  ],
  image: [
    { path: 'tag', input: 'text', isRequired: true },
    { path: 'history', input: 'pattern' },
    absent,
  ],
  dockerfile: [
    { path: 'path', input: 'text', otherwise: 'Dockerfile' },
    { path: 'instruction', input: 'text', isRequired: true, isUpperCase: true },
    { path: 'arguments', input: 'pattern' },
    absent,
  ],
  http: [
    { path: 'port', ...port, isRequired: true },
    { path: 'path', input: 'text', otherwise: '/' },
    { path: 'status', input: 'number', least: 100, most: 599, otherwise: '200' },
    { path: 'body', input: 'pattern' },
  ],
  port: [
    { path: 'port', ...port, isRequired: true },
    { path: 'closed', input: 'flag' },
  ],
  event: [
    { path: 'type', input: ['container', 'image', 'volume', 'network'], isRequired: true },
    { path: 'action', input: 'text', isRequired: true },
    { path: 'image', input: 'text' },
    { path: 'name', input: 'text' },
    { path: 'exitCode', input: 'number', least: 0, most: 255 },
    { path: 'atLeast', input: 'number', least: 1, most: 1000, otherwise: '1' },
  ],
  registry: [
    { path: 'image', input: 'text', isRequired: true },
    { path: 'command', input: 'pattern' },
    { path: 'exposes', input: 'text' },
    absent,
  ],
  'sign-in': [{ path: 'refused', input: 'flag' }],
};

export const checkKinds = Object.keys(checkFields) as Check['kind'][];

/** Names of fields, as words have them. */
export type FieldName =
  | ('absent' | 'action' | 'arguments' | 'atLeast' | 'atMost' | 'body' | 'closed' | 'command')
  | ('exitCode' | 'exposes' | 'history' | 'image' | 'instruction' | 'matches' | 'name' | 'network')
  | ('path' | 'port' | 'publishes.containerPort' | 'publishes.port' | 'refused' | 'state')
  | ('status' | 'tag' | 'type' | 'volume');
