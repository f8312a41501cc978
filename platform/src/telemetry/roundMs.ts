/** To the microsecond: more digits say nothing and cost bytes in every record. */
export function roundMs(durationMs: number): number {
  return Math.round(durationMs * 1_000) / 1_000;
}
