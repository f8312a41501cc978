/** Random numbers that a seed decides. */
export interface Random {
  /** 0 up to 1. */
  next(): number;
  /** 0 up to `below`. */
  int(below: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** Some of them, at least `least`, in their order. */
  some<T>(from: readonly T[], least: number): readonly T[];
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    // mulberry32, a generator in the public domain.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (below: number) => Math.floor(next() * below);
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick(from) {
      const found = from[int(from.length)];
      if (found === undefined) throw new Error('nothing to pick from');
      return found;
    },
    some(from, least) {
      const chosen = from.filter(() => next() < 0.5);
      return chosen.length >= least ? chosen : from.slice(0, least);
    },
  };
}

/** A number that a text decides (FNV-1a, 32 bits). */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  // The last bits of FNV follow the last letters: mix once more.
  return Math.imul(value ^ (value >>> 15), 0x2c1b3c6d) >>> 0;
}
