/**
 * How many environments may be in their init phase at the same time. Lambda starts each on a machine of its own; here they
 * share one, and a storm of starts would make all of them late.
 */
export interface InitGate {
  tryEnter(): boolean;
  leave(): void;
  /** Called whenever a place becomes free. */
  onFree(callback: () => void): () => void;
}

export function createInitGate(limit: number): InitGate {
  let inside = 0;
  const callbacks = new Set<() => void>();
  return {
    tryEnter() {
      if (inside >= limit) return false;
      inside++;
      return true;
    },
    leave() {
      inside--;
      for (const callback of callbacks) callback();
    },
    onFree(callback) {
      callbacks.add(callback);
      return () => callbacks.delete(callback);
    },
  };
}
