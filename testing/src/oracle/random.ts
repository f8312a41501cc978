/** A small deterministic source of choices: the same seed gives the same choices on every machine. */
export interface Random {
  /** Whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Up to `count` different elements, in random order. */
  sample<T>(list: readonly T[], count: number): T[];
  /** Picks by weight; a weight of 0 is never picked. */
  weighted<T>(choices: readonly (readonly [weight: number, value: T])[]): T;
  /** An independent source: what it is asked for does not shift the choices of this one. */
  fork(label: string): Random;
}

export function createRandom(seed: string): Random {
  const next = sfc32(seed);
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    int,
    chance: (probability) => next() < probability,
    pick(list) {
      const picked = list[int(0, list.length - 1)];
      if (picked === undefined) throw new RangeError('Nothing to pick from.');
      return picked;
    },
    sample(list, count) {
      const left = [...list];
      const picked: (typeof left)[number][] = [];
      while (picked.length < count && left.length > 0) {
        picked.push(...left.splice(int(0, left.length - 1), 1));
      }
      return picked;
    },
    weighted(choices) {
      const total = choices.reduce((sum, [weight]) => sum + weight, 0);
      let left = next() * total;
      for (const [weight, value] of choices) {
        left -= weight;
        if (left < 0) return value;
      }
      throw new RangeError('Every choice has the weight 0.');
    },
    fork: (label) => createRandom(`${seed}/${label}`),
  };
}

/** FNV-1a, 32 bit. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Chris Doty-Humphrey's "small fast counter" generator; numbers from 0 to below 1. */
function sfc32(seed: string): () => number {
  let a = hashText(seed);
  let b = hashText(`${seed}b`);
  let c = hashText(`${seed}c`);
  let counter = 1;
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 0x1_0000_0000;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}
