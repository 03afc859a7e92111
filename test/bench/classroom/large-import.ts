import type { Figure } from '../figure.ts';
import { ask } from './ask.ts';
import type { School } from './fill-school.ts';

const people = 500;

/** A file of a whole school, in a class of its own: looked at, and applied. Told, without a target. */
export async function largeImport(
  database: string,
  url: string,
  { administratorToken: token }: School,
): Promise<Figure[]> {
  const draft = { name: 'A school', timeZone: 'UTC' };
  const made = await ask(url, '/api/classes', { token, method: 'POST', body: draft });
  const at = `/api/classes/${(JSON.parse(made) as { id: string }).id}/roster`;
  const rows = Array.from(
    { length: people },
    (_, nth) => `Pupil ${nth},pupil-${nth}@large.example`,
  );
  const body = `name,email\n${rows.join('\n')}\n`;
  const begin = performance.now();
  const seen = await ask(url, `${at}/preview`, { token, method: 'POST', body });
  const looked = performance.now();
  const { digest } = JSON.parse(seen) as { digest: string };
  await ask(url, `${at}/apply?digest=${digest}`, { token, method: 'POST', body });
  const applied = performance.now();
  const { members } = JSON.parse(await ask(url, at, { token })) as { members: unknown[] };
  if (members.length !== people + 1) throw new Error(`${members.length} are in the class`);
  const name = `a CSV of ${people}`;
  return [
    { name: `${name}, looked at, ${database}`, value: looked - begin, unit: 'ms' },
    { name: `${name}, applied, ${database}`, value: applied - looked, unit: 'ms' },
  ];
}
