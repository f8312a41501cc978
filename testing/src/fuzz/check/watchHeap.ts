import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export interface HeapReport {
  /** After a collection, MB, in the order of time. */
  readonly samplesMb: readonly number[];
  /** Highest of the first third, when every cache has filled, and of the rest. */
  readonly settledMb: number;
  readonly highestLaterMb: number;
  readonly isFlat: boolean;
}

/** What the heap may grow by once it is settled: a quarter, and what a sample is uncertain by. */
const GROWTH = 1.25;
const UNCERTAIN_MB = 16;

/** Samples what stays in the heap after a collection, buffers outside it included. */
export function watchHeap() {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const samplesMb: number[] = [];
  return {
    sample(): void {
      collect();
      const { heapUsed, external } = process.memoryUsage();
      samplesMb.push(Math.round((heapUsed + external) / 2 ** 20));
    },
    report(): HeapReport {
      const third = Math.ceil(samplesMb.length / 3);
      const settledMb = Math.max(...samplesMb.slice(0, third));
      const highestLaterMb = Math.max(settledMb, ...samplesMb.slice(third));
      return {
        samplesMb,
        settledMb,
        highestLaterMb,
        isFlat: highestLaterMb <= settledMb * GROWTH + UNCERTAIN_MB,
      };
    },
  };
}
