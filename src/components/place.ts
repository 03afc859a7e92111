/** Something in a text that is there in every language, and how far down it begins, in pixels. */
export interface Landmark {
  readonly id: string;
  readonly top: number;
}

/** A place in a text: behind a landmark, by this part of the way to the next. */
export interface Place {
  readonly behind: string;
  readonly part: number;
}

/** The place at a scroll position. The first landmark is the text's start, the last its end. */
export function partOf(landmarks: readonly Landmark[], position: number): Place {
  const at = Math.max(
    0,
    landmarks.slice(0, -1).findLastIndex(({ top }) => top <= position),
  );
  const { id = '', top = 0 } = landmarks[at] ?? {};
  const length = (landmarks[at + 1]?.top ?? top) - top;
  return { behind: id, part: length > 0 ? (position - top) / length : 0 };
}

/** The scroll position of a place; the start where the text has no such landmark. */
export function positionOf(landmarks: readonly Landmark[], { behind, part }: Place): number {
  const at = landmarks.findIndex(({ id }) => id === behind);
  const from = landmarks[at]?.top ?? 0;
  const to = landmarks[at + 1]?.top ?? from;
  return at < 0 ? 0 : from + part * (to - from);
}
