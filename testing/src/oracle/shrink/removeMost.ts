/**
 * Removes as many items as it can while something still holds: halves first, then ever smaller pieces, as delta
 * debugging does.
 *
 * @param holds - whether what is left without these items still shows the failure
 * @returns the items that can all be removed together
 */
export async function removeMost<T>(
  items: readonly T[],
  holds: (removed: ReadonlySet<T>) => Promise<boolean>,
): Promise<ReadonlySet<T>> {
  let removed: ReadonlySet<T> = new Set();
  for (let size = Math.ceil(items.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    const left = items.filter((item) => !removed.has(item));
    for (let start = 0; start < left.length; start += size) {
      const candidate = new Set([...removed, ...left.slice(start, start + size)]);
      if (await holds(candidate)) removed = candidate;
    }
  }
  return removed;
}
