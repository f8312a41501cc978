/**
 * Draws from a list whose n-th entry comes up in proportion to 1 / n^exponent: few are asked for often, most seldom.
 */
export function createZipf<T>(ranked: readonly T[], exponent: number, random: () => number): () => T {
  let sum = 0;
  const cumulated = ranked.map((_, index) => {
    sum += 1 / (index + 1) ** exponent;
    return sum;
  });
  return () => {
    const draw = random() * sum;
    const found = cumulated.findIndex((upTo) => draw < upTo);
    return ranked[found === -1 ? ranked.length - 1 : found] as T;
  };
}
