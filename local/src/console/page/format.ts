const NONE = '–';

/** `0.4 ms`, `38 ms`, `1.25 s`. */
export function duration(ms: number | null | undefined): string {
  if (ms === null || ms === undefined) return NONE;
  if (ms === 0) return '0 ms';
  if (ms < 10) return `${ms.toFixed(1)} ms`;
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(2)} s`;
}

/** `0`, `0.04`, `1.2`, `340`, `12,300`. */
export function amount(value: number | null | undefined): string {
  if (value === null || value === undefined) return NONE;
  if (value === 0 || Number.isInteger(value)) return value.toLocaleString('en-US');
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  return value >= 1 ? value.toFixed(1) : value.toPrecision(2).replace(/\.?0+$/, '');
}

/** `0 %`, `0.4 %`, `37 %`. */
export function percent(share: number | null | undefined): string {
  if (share === null || share === undefined || Number.isNaN(share)) return NONE;
  const value = share * 100;
  if (value === 0) return '0 %';
  if (value < 0.1) return '< 0.1 %';
  return value < 10 ? `${value.toFixed(1)} %` : `${Math.round(value)} %`;
}

/** `14:03:07`, in the reader's own time zone. */
export function timeOfDay(epochMs: number): string {
  return new Date(epochMs).toLocaleTimeString('en-GB');
}

/** `14:03:07.042`. */
export function exactTime(epochMs: number): string {
  return `${timeOfDay(epochMs)}.${String(Math.floor(epochMs % 1_000)).padStart(3, '0')}`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${amount(count)} ${count === 1 ? one : many}`;
}
