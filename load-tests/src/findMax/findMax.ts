/** What one run at one rate showed. */
export interface RateResult {
  readonly isGood: boolean;
  /** What broke, in words; empty when nothing did. */
  readonly broke: readonly string[];
}

export interface RateStep extends RateResult {
  readonly tps: number;
  readonly why: 'raise' | 'narrow' | 'confirm';
}

export interface MaxResult {
  /** The highest rate that held every time; 0 when not even the first one did. */
  readonly lastGoodTps: number;
  /** The lowest that did not; undefined when none was found up to the limit. */
  readonly firstBadTps: number | undefined;
  readonly broke: readonly string[];
  readonly steps: readonly RateStep[];
}

export interface MaxOptions {
  readonly startTps: number;
  readonly limitTps: number;
  /** Stop when the good and the bad rate are so close, e.g. 0.1 for 10 %. */
  readonly precision: number;
}

const RAISE = 1.5;
const CONFIRMATIONS = 2;

/**
 * Raises the rate until it breaks, narrows down between what held and what broke, then runs the last good rate twice more: one
 * that does not hold again was luck, and counts as broken.
 */
export async function findMax(
  options: MaxOptions,
  run: (tps: number, why: RateStep['why']) => Promise<RateResult | undefined>,
): Promise<MaxResult> {
  const steps: RateStep[] = [];
  const good: number[] = [];
  let bad: { readonly tps: number; readonly broke: readonly string[] } | undefined;
  let confirmed = 0;

  for (;;) {
    const next = nextRate(options, good[good.length - 1], bad?.tps, confirmed);
    if (next === undefined) break;
    const result = await run(next.tps, next.why);
    // Interrupted: what is known so far stands.
    if (result === undefined) break;
    steps.push({ ...next, ...result });
    if (result.isGood) {
      if (next.why === 'confirm') confirmed++;
      else good.push(next.tps);
    } else {
      if (next.why === 'confirm') good.pop();
      bad = { tps: next.tps, broke: result.broke };
      confirmed = 0;
    }
  }
  return { lastGoodTps: good[good.length - 1] ?? 0, firstBadTps: bad?.tps, broke: bad?.broke ?? [], steps };
}

/** @returns undefined when the answer stands */
function nextRate(
  { startTps, limitTps, precision }: MaxOptions,
  good: number | undefined,
  bad: number | undefined,
  confirmed: number,
): Pick<RateStep, 'tps' | 'why'> | undefined {
  if (good === undefined) {
    if (bad === undefined) return { tps: startTps, why: 'raise' };
    // Not even the first: down by halves, to a hundredth of it.
    return bad / 2 < startTps / 100 ? undefined : { tps: tidy(bad / 2), why: 'narrow' };
  }
  if (bad === undefined && good < limitTps)
    return { tps: Math.min(limitTps, tidy(good * RAISE)), why: 'raise' };
  const between = bad === undefined ? good : tidy(Math.sqrt(good * bad));
  if (bad !== undefined && bad / good > 1 + precision && between > good && between < bad) {
    return { tps: between, why: 'narrow' };
  }
  return confirmed < CONFIRMATIONS ? { tps: good, why: 'confirm' } : undefined;
}

/** Three figures: nobody wants 47.8234 TPS. */
function tidy(tps: number): number {
  return Number(tps.toPrecision(3));
}
