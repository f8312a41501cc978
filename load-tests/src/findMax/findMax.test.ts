import { findMax, type RateResult } from './findMax.ts';

const holdsUpTo =
  (limit: number) =>
  async (tps: number): Promise<RateResult> =>
    tps <= limit ? { isGood: true, broke: [] } : { isGood: false, broke: ['p99<500ms'] };
const options = { startTps: 50, limitTps: 10_000, precision: 0.1 };

describe('the highest rate', () => {
  it('is found between what held and what broke, and confirmed twice', async () => {
    const { lastGoodTps, firstBadTps, broke, steps } = await findMax(options, holdsUpTo(200));
    expect(lastGoodTps).toBeLessThanOrEqual(200);
    expect(firstBadTps).toBeGreaterThan(200);
    expect((firstBadTps ?? 0) / lastGoodTps).toBeLessThanOrEqual(1.1);
    expect(broke).toEqual(['p99<500ms']);
    expect(steps.slice(-2)).toEqual([
      { tps: lastGoodTps, why: 'confirm', isGood: true, broke: [] },
      { tps: lastGoodTps, why: 'confirm', isGood: true, broke: [] },
    ]);
  });

  it('was luck when it does not hold again: a lower one is confirmed', async () => {
    let isUnlucky = true;
    const { lastGoodTps, steps } = await findMax(options, async (tps) => {
      const isFirstConfirmation = isUnlucky && steps_.at(-1) === tps;
      steps_.push(tps);
      if (!isFirstConfirmation) return holdsUpTo(200)(tps);
      isUnlucky = false;
      return { isGood: false, broke: ['errors<0.1%'] };
    });
    const lucky = steps.find(({ why, isGood }) => why === 'confirm' && !isGood)?.tps ?? 0;
    expect(lastGoodTps).toBeLessThan(lucky);
    expect(
      steps.slice(-2).every(({ why, isGood, tps }) => why === 'confirm' && isGood && tps === lastGoodTps),
    ).toBe(true);
  });
  const steps_: number[] = [];

  it('is looked for below the first one where that breaks', async () => {
    expect((await findMax(options, holdsUpTo(20))).lastGoodTps).toBeLessThanOrEqual(20);
    expect((await findMax(options, holdsUpTo(20))).lastGoodTps).toBeGreaterThan(15);
  });

  it('is none where nothing holds, and the limit where everything does', async () => {
    expect(await findMax(options, holdsUpTo(0))).toMatchObject({ lastGoodTps: 0, broke: ['p99<500ms'] });
    expect(await findMax({ ...options, limitTps: 300 }, holdsUpTo(1e9))).toMatchObject({
      lastGoodTps: 300,
      firstBadTps: undefined,
    });
  });

  it('is what is known so far when it is interrupted', async () => {
    let runs = 0;
    const result = await findMax(options, async (tps) => (runs++ < 2 ? holdsUpTo(1e9)(tps) : undefined));
    expect(result).toMatchObject({ lastGoodTps: 75, firstBadTps: undefined });
  });
});
