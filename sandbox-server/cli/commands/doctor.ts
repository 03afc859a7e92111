import { styleText } from 'node:util';
import { readConfig } from '../../config.ts';
import type { Finding } from '../../setup/requirements/requirement.ts';
import { requirements } from '../../setup/requirements/requirements.ts';

const marks = {
  passed: styleText('green', '✔'),
  failed: styleText('red', '✖'),
  note: styleText('yellow', '!'),
} as const;

/** Lists every requirement with what was found and, where it does not hold, what to do. */
export async function doctor(): Promise<number> {
  const groups = requirements(readConfig(process.env));
  const all = [...groups.values()].flat();
  const findings = new Map(
    await Promise.all(all.map(async (item) => [item, await item.check()] as const)),
  );
  const width = Math.max(...all.map(({ title }) => title.length));
  for (const [group, items] of groups) {
    console.log(`\n${styleText('bold', group)}`);
    for (const item of items) {
      const finding = findings.get(item);
      if (finding) console.log(lines(item.title.padEnd(width), finding));
    }
  }
  const failures = [...findings.values()].filter(({ outcome }) => outcome === 'failed').length;
  console.log(failures === 0 ? '\nAll that Slipway needs is there.' : `\n${failures} not met.`);
  return failures === 0 ? 0 : 1;
}

function lines(title: string, { outcome, found, remedy }: Finding): string {
  const line = `  ${marks[outcome]} ${title}  ${found}`;
  return remedy === undefined ? line : `${line}\n    ${' '.repeat(title.length)}  → ${remedy}`;
}
