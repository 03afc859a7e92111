import type { EngineImage } from '../../protocol/engine.ts';
import type { HistoryEntry } from './engine-answers.ts';

type Layer = EngineImage['layers'][number];

/** Instructions that BuildKit and the classic builder record without making a layer. */
const metadataOnly =
  /^(?:\/bin\/sh -c #\(nop\)\s+)?(?:ARG|CMD|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|SHELL|STOPSIGNAL|USER|VOLUME)\b/;

/**
 * Joins `docker history` (newest first) with the digests of the layers (oldest first). The engine
 * does not tell which entries are empty: those with a size are not, and of those without one the
 * likeliest take the digests that remain.
 */
export function joinLayers(history: readonly HistoryEntry[], digests: readonly string[]): Layer[] {
  let unsized = digests.length - history.filter((entry) => entry.Size > 0).length;
  const takesDigest = history.toReversed().map((entry) => {
    if (entry.Size > 0) return true;
    if (metadataOnly.test(entry.CreatedBy) || unsized <= 0) return false;
    unsized -= 1;
    return true;
  });
  let next = 0;
  return history
    .toReversed()
    .map((entry, index) => ({
      createdBy: entry.CreatedBy,
      size: entry.Size,
      digest: takesDigest[index] ? (digests[next++] ?? '') : '',
    }))
    .reverse();
}
