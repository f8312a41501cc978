export interface ByteCache<T> {
  get(key: string): T | undefined;
  /** @param bytes - what key and value take, as far as it can be told */
  set(key: string, value: T, bytes: number): void;
}

interface Entry<T> {
  readonly value: T;
  readonly bytes: number;
}

/** Keeps what was used last, up to a number of bytes; what is larger than all of it is not kept. */
export function createByteCache<T>(limitBytes: number): ByteCache<T> {
  // A Map keeps the order of insertion: its first entry is the one unused for longest.
  const entries = new Map<string, Entry<T>>();
  let usedBytes = 0;

  function drop(key: string): void {
    usedBytes -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  }

  return {
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    set(key, value, bytes) {
      drop(key);
      if (bytes > limitBytes) return;
      entries.set(key, { value, bytes });
      usedBytes += bytes;
      for (const oldest of entries.keys()) {
        if (usedBytes <= limitBytes) break;
        drop(oldest);
      }
    },
  };
}
