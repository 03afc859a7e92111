import type { ComponentName } from '../../course/vocabulary.ts';
import Choice from './choice.astro';
import Command from './command.astro';
import Commands from './commands.astro';
import Exercise from './exercise.astro';
import Figure from './figure.astro';
import Hint from './hint.astro';
import Output from './output.astro';
import PutFile from './put-file.astro';
import Quiz from './quiz.astro';
import RegistryAccount from './registry-account.astro';
import Run from './run.astro';
import Solution from './solution.astro';
import Step from './step.astro';
import Why from './why.astro';

/** All that a lesson's MDX may use. It imports nothing: the page hands these in. */
export const lessonComponents = {
  Choice,
  Command,
  Commands,
  Exercise,
  Figure,
  Hint,
  Output,
  PutFile,
  Quiz,
  RegistryAccount,
  Run,
  Solution,
  Step,
  Why,
} satisfies Readonly<Record<ComponentName, unknown>>;
