import { signal } from '@preact/signals-core';
import type { ComponentType } from 'preact';
import type { WorkspaceFiles } from '../workspace-files.ts';
import type { WatchedTerminal } from './watched-terminal.ts';

/** Islands that the board shows beside a learner, loaded when they are first wanted. */
export interface LookInParts {
  terminals(): Promise<{ default: ComponentType<{ terminals: readonly WatchedTerminal[] }> }>;
  editor(): Promise<{
    default: ComponentType<{
      files: WorkspaceFiles;
      filesWidth: number;
      onFilesWidth(width: number): void;
    }>;
  }>;
}

/** Given by the page, for islands do not know each other. */
export const lookInParts = signal<LookInParts | null>(null);
