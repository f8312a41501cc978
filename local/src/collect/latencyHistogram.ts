const SMALLEST_MS = 0.1;
const GROWTH = 1.05;
const LOG_GROWTH = Math.log(GROWTH);
/** Up to two hours; what is longer counts as that. */
const LAST_BIN = Math.ceil(Math.log(7_200_000 / SMALLEST_MS) / LOG_GROWTH);

/**
 * Durations in bins that grow by 5 %: any percentile within 2.5 %, in memory that depends on the spread of the values
 * alone. Histograms of several times or functions add up.
 */
export class LatencyHistogram {
  count = 0;
  maxMs = 0;
  /** Bin of the first element of `bins`. */
  #first = 0;
  #bins: number[] = [];

  add(valueMs: number): void {
    this.count++;
    if (valueMs > this.maxMs) this.maxMs = valueMs;
    this.#addToBin(binOf(valueMs), 1);
  }

  merge(other: LatencyHistogram): void {
    this.count += other.count;
    this.maxMs = Math.max(this.maxMs, other.maxMs);
    other.#bins.forEach((amount, index) => {
      if (amount > 0) this.#addToBin(other.#first + index, amount);
    });
  }

  /** @param share - 0.99 for the 99th percentile @returns milliseconds; null of nothing */
  percentileMs(share: number): number | null {
    if (this.count === 0) return null;
    const rank = Math.max(1, Math.ceil(share * this.count));
    let seen = 0;
    for (let index = 0; index < this.#bins.length; index++) {
      seen += this.#bins[index] ?? 0;
      if (seen >= rank) return Math.min(middleOf(this.#first + index), this.maxMs);
    }
    return this.maxMs;
  }

  #addToBin(bin: number, amount: number): void {
    if (this.#bins.length === 0) this.#first = bin;
    while (bin < this.#first) {
      this.#bins.unshift(0);
      this.#first--;
    }
    while (bin >= this.#first + this.#bins.length) this.#bins.push(0);
    const index = bin - this.#first;
    this.#bins[index] = (this.#bins[index] ?? 0) + amount;
  }
}

function binOf(valueMs: number): number {
  if (!(valueMs > SMALLEST_MS)) return 0;
  return Math.min(LAST_BIN, Math.ceil(Math.log(valueMs / SMALLEST_MS) / LOG_GROWTH));
}

/** As far, in proportion, from the bin's lower end as from its upper. */
function middleOf(bin: number): number {
  return SMALLEST_MS * GROWTH ** (bin - 0.5);
}
