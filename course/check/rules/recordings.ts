import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readFolder } from '../../read-folder.ts';
import { castHeaderSchema, recordedDigests, recordingsFolder } from '../../recordings.ts';
import type { CheckedLesson, Rule } from '../checked-course.ts';
import type { RuleFinding } from '../finding.ts';

/** A recording of every step that has commands, made with these commands. */
export const recordingsRule: Rule = async (lesson) => {
  const { folder, label, exercise } = lesson;
  const digests = await recordedDigests(folder, exercise.value);
  const files = await readFolder(join(folder, recordingsFolder));
  const remedy = `Run "slipway lesson record ${lesson.slug}".`;
  const recorded = new Set<string>();
  const findings: RuleFinding[] = [];
  for (const { path } of files) {
    const file = `${label}/${recordingsFolder}/${path}`;
    const step = path.split('.')[0] ?? '';
    const expected = digests.get(step);
    const found = await commandsOf(join(folder, recordingsFolder, path));
    recorded.add(step);
    if (expected !== undefined && found === expected) continue;
    findings.push({
      severity: 'warning',
      file,
      line: 1,
      expected: expected ? `a recording of these commands ("${expected}")` : 'a step of this name',
      found: found === undefined ? 'no asciicast of ours' : `"${found}"`,
      remedy: expected ? remedy : 'Remove it, or record the lesson anew.',
    });
  }
  const missing = [...digests.keys()].filter((step) => !recorded.has(step));
  return [...findings, ...notRecorded(lesson, missing, remedy)];
};

const notRecorded = (
  { exercise, exerciseFile }: CheckedLesson,
  steps: readonly string[],
  remedy: string,
): RuleFinding[] =>
  steps.slice(0, 1).map((step) => ({
    severity: 'warning',
    file: exerciseFile,
    line: exercise.line(stepKeys(exercise.value.steps, step)),
    expected: `a recording of every step: ${recordingsFolder}/<step>.<terminal>.cast`,
    found: `none of ${steps.join(', ')}`,
    remedy,
  }));

function stepKeys(steps: readonly { readonly id: string }[], step: string) {
  const at = steps.findIndex(({ id }) => id === step);
  return at === -1 ? ['exercise'] : ['steps', at];
}

async function commandsOf(path: string): Promise<string | undefined> {
  const [line = ''] = (await readFile(path, 'utf8')).split('\n', 1);
  try {
    return castHeaderSchema.parse(JSON.parse(line)).commands;
  } catch {
    return undefined;
  }
}
