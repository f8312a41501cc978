import { BucketRing } from './bucketRing.ts';

/** How far back one looks, and how finely: five minutes by the second, an hour by ten. */
export type Window = '5m' | '1h';

export const windows: Readonly<Record<Window, { readonly bucketMs: number; readonly bucketCount: number }>> =
  {
    '5m': { bucketMs: 1_000, bucketCount: 300 },
    '1h': { bucketMs: 10_000, bucketCount: 360 },
  };

export function isWindow(value: unknown): value is Window {
  return typeof value === 'string' && Object.hasOwn(windows, value);
}

/** The same quantity in both windows. */
export type Windowed<B> = Readonly<Record<Window, BucketRing<B>>>;

export function windowed<B>(create: () => B): Windowed<B> {
  const ring = ({ bucketMs, bucketCount }: (typeof windows)[Window]) =>
    new BucketRing(bucketMs, bucketCount, create);
  return { '5m': ring(windows['5m']), '1h': ring(windows['1h']) };
}
