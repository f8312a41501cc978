/** Share of requests that came before within the last `window` requests: what a cache of that reach could answer. */
export interface RepeatCounter {
  add(key: string): void;
  percent(): number;
}

export function createRepeatCounter(window: number): RepeatCounter {
  // A Map keeps the order of insertion, so the first key is the one seen least recently.
  const lastSeen = new Map<string, number>();
  let count = 0;
  let repeats = 0;
  return {
    add(key) {
      if (lastSeen.delete(key)) repeats++;
      lastSeen.set(key, count++);
      for (const [oldest, at] of lastSeen) {
        if (count - at <= window) break;
        lastSeen.delete(oldest);
      }
    },
    percent: () => (count === 0 ? 0 : (100 * repeats) / count),
  };
}
