import type { z } from 'zod';
import type { handedLinksSchema, PersonalLink } from '../../../protocol/roster.ts';
import { writeCsv } from '../../csv/write-csv.ts';

/** Links as the one who hands them out gets them: once, on the page and as a file. */
export function handOut(links: readonly PersonalLink[]): z.infer<typeof handedLinksSchema> {
  const rows = links.map(({ name, email, externalId, link }) => [name, email, externalId, link]);
  return { links: [...links], csv: writeCsv(['name', 'email', 'external id', 'link'], rows) };
}
