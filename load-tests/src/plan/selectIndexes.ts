import { seededRandom } from '../random.ts';

/**
 * Which of the traffic's requests are sent, in their order: one at random out of each equal part, so that mix, order and shape
 * stay those of the whole. More than there are go through it several times.
 *
 * @returns for each pass through the traffic the indexes, ascending
 */
export function selectIndexes(available: number, wanted: number, seed: number): readonly Uint32Array[] {
  const random = seededRandom(seed);
  const passes: Uint32Array[] = [];
  for (let left = wanted; left > 0; left -= available) {
    const count = Math.min(left, available);
    const width = available / count;
    passes.push(
      Uint32Array.from({ length: count }, (_, part) =>
        Math.min(available - 1, Math.floor((part + (count === available ? 0 : random())) * width)),
      ),
    );
  }
  return passes;
}
