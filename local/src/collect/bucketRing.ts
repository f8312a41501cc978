/** One bucket and when it begins. */
export interface Slot<B> {
  /** Epoch milliseconds. */
  readonly startMs: number;
  /** Undefined when nothing happened. */
  readonly bucket: B | undefined;
}

/** The newest buckets of equal length: the memory of a quantity over time, never more than `bucketCount`. */
export class BucketRing<B> {
  readonly bucketMs: number;
  readonly bucketCount: number;
  readonly #create: () => B;
  readonly #slots: { index: number; bucket: B }[] = [];
  #newest = 0;

  constructor(bucketMs: number, bucketCount: number, create: () => B) {
    this.bucketMs = bucketMs;
    this.bucketCount = bucketCount;
    this.#create = create;
  }

  /** The bucket of a time; undefined when it is older than what is kept. */
  at(timeMs: number): B | undefined {
    const index = Math.floor(timeMs / this.bucketMs);
    if (index <= this.#newest - this.bucketCount) return undefined;
    this.#newest = Math.max(this.#newest, index);
    const place = index % this.bucketCount;
    const slot = this.#slots[place];
    if (slot?.index === index) return slot.bucket;
    const bucket = this.#create();
    this.#slots[place] = { index, bucket };
    return bucket;
  }

  /** All buckets from one time to another, both included, as far as they are kept; oldest first. */
  between(fromMs: number, toMs: number): readonly Slot<B>[] {
    const last = Math.floor(toMs / this.bucketMs);
    const first = Math.max(Math.floor(fromMs / this.bucketMs), last - this.bucketCount + 1);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => {
      const index = first + offset;
      const slot = this.#slots[index % this.bucketCount];
      return {
        startMs: index * this.bucketMs,
        bucket: slot?.index === index ? slot.bucket : undefined,
      };
    });
  }

  /** The whole of what is kept, as it stands at a time. */
  upTo(nowMs: number): readonly Slot<B>[] {
    return this.between(nowMs - (this.bucketCount - 1) * this.bucketMs, nowMs);
  }
}
