/** What will happen, earliest first; at the same time in the order in which it was added. */
export interface EventQueue<T> {
  add(atMs: number, event: T): void;
  next(): { readonly atMs: number; readonly event: T } | undefined;
}

interface Entry<T> {
  readonly atMs: number;
  readonly order: number;
  readonly event: T;
}

/** A binary heap. */
export function createEventQueue<T>(): EventQueue<T> {
  const heap: Entry<T>[] = [];
  let order = 0;
  const isBefore = (a: Entry<T>, b: Entry<T>) => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);
  const at = (index: number) => heap[index] as Entry<T>;
  const swap = (a: number, b: number) => {
    const entry = at(a);
    heap[a] = at(b);
    heap[b] = entry;
  };

  return {
    add(atMs, event) {
      heap.push({ atMs, order: order++, event });
      for (let child = heap.length - 1; child > 0; ) {
        const parent = (child - 1) >> 1;
        if (!isBefore(at(child), at(parent))) break;
        swap(child, parent);
        child = parent;
      }
    },
    next() {
      const first = heap[0];
      const last = heap.pop();
      if (first === undefined || last === undefined) return undefined;
      if (heap.length === 0) return first;
      heap[0] = last;
      for (let parent = 0; ; ) {
        let least = parent;
        for (const child of [2 * parent + 1, 2 * parent + 2]) {
          if (child < heap.length && isBefore(at(child), at(least))) least = child;
        }
        if (least === parent) return first;
        swap(parent, least);
        parent = least;
      }
    },
  };
}
