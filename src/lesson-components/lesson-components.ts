import Exercise from './exercise.astro';
import Figure from './figure.astro';
import Hint from './hint.astro';
import Output from './output.astro';
import PutFile from './put-file.astro';
import Run from './run.astro';
import Solution from './solution.astro';
import Step from './step.astro';

/** All that a lesson's MDX may use. It imports nothing: the page hands these in. */
export const lessonComponents = { Exercise, Figure, Hint, Output, PutFile, Run, Solution, Step };
