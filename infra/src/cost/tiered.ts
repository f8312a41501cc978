/** Part of an amount at one price; the last one has no end. */
export interface Tier {
  /** Where the tier ends, in the unit of the price. */
  readonly upTo: number | null;
  readonly price: number;
}

/** What an amount costs when each part of it is priced by the tier that it falls in. */
export function tieredCost(amount: number, tiers: readonly Tier[]): number {
  let cost = 0;
  let from = 0;
  for (const { upTo, price } of tiers) {
    const end = Math.min(amount, upTo ?? Number.POSITIVE_INFINITY);
    if (end > from) cost += (end - from) * price;
    from = upTo ?? from;
  }
  return cost;
}
