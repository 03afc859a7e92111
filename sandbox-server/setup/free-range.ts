/** Ids `first` to `first + count - 1`. */
export interface IdRange {
  readonly owner: string;
  readonly first: number;
  readonly count: number;
}

/** One machine's worth of ids: all that a 16-bit id can name. */
export const rangeSize = 65_536;
/** Above what distributions give to users by themselves. */
const lowest = 1_048_576;
/** Docker and runc take ids as signed numbers of 32 bits. */
const highest = 2_147_483_647;

/** Reads /etc/subuid or /etc/subgid (subuid(5)); lines that are none of it are passed over. */
export function parseIdRanges(text: string): readonly IdRange[] {
  return text.split('\n').flatMap((line) => {
    const [owner, first, count] = line.trim().split(':');
    if (!owner || !/^\d+$/.test(first ?? '') || !/^\d+$/.test(count ?? '')) return [];
    return [{ owner, first: Number(first), count: Number(count) }];
  });
}

/** Lowest start of a range that overlaps none of `taken`; null where there is no such range. */
export function freeRange(taken: readonly IdRange[]): number | null {
  let first = lowest;
  for (const range of [...taken].sort((a, b) => a.first - b.first)) {
    if (range.first < first + rangeSize && range.first + range.count > first) {
      first = Math.ceil((range.first + range.count) / rangeSize) * rangeSize;
    }
  }
  return first + rangeSize - 1 <= highest ? first : null;
}
