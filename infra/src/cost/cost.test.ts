import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readInventory } from '../inventory.ts';
import { costTable, SHOWN_TPS } from './costTable.ts';
import { functionMemory } from './functionMemory.ts';
import { monthlyCost, totalCost } from './monthlyCost.ts';
import { readPrices, readWorkload } from './readInputs.ts';
import { tieredCost } from './tiered.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const prices = readPrices();
const workload = readWorkload();
const memory = functionMemory(readInventory(root));

describe('tieredCost', () => {
  const tiers = [
    { upTo: 10, price: 3 },
    { upTo: 30, price: 2 },
    { upTo: null, price: 1 },
  ];
  it.each([
    [0, 0],
    [10, 30],
    [15, 40],
    [30, 70],
    [100, 140],
  ])('%d costs %d', (amount, cost) => {
    expect(tieredCost(amount, tiers)).toBe(cost);
  });
});

describe('monthlyCost', () => {
  it('is what a pocket calculator says', () => {
    const none = Object.fromEntries(Object.keys(workload).map((key) => [key, 0])) as typeof workload;
    const simple = {
      ...none,
      graphletCallsPerRequest: 2,
      gatewayBilledMs: 10,
      graphletBilledMs: 5,
      readUnitsPerRequest: 4,
    };
    const cost = monthlyCost(100, { gatewayGb: 1, graphletGb: 0.5, canaryGb: 0 }, simple, prices);
    // 262.8 million requests; 2.628 million GB-seconds in the gateway, half of that in graphlets.
    expect(cost['HTTP API']).toBeCloseTo(262.8);
    expect(cost['Lambda: gateway']).toBeCloseTo(262.8 * 0.2 + 2_628_000 * 0.0000133334);
    expect(cost['Lambda: graphlets']).toBeCloseTo(525.6 * 0.2 + 1_314_000 * 0.0000133334);
    expect(cost.DynamoDB).toBeCloseTo(262.8 * 4 * 0.125);
    expect(cost.WAF).toBeCloseTo(9 + 262.8 * 0.6);
  });

  it('spares what CloudFront answers itself', () => {
    const cached = { ...workload, cachedShare: 0.8 };
    const before = monthlyCost(100, memory, workload, prices);
    const after = monthlyCost(100, memory, cached, prices);
    expect(after.CloudFront).toBe(before.CloudFront);
    expect(after['HTTP API']).toBeLessThan(before['HTTP API'] * 0.3);
    expect(totalCost(after)).toBeLessThan(totalCost(before));
  });
});

describe('docs/deploy.md', () => {
  it('shows what npm run cost computes', () => {
    const text = readFileSync(join(root, 'docs', 'deploy.md'), 'utf8');
    expect(text).toContain(costTable(SHOWN_TPS, memory, workload, prices));
    expect(text).toContain(prices.asOf);
  });
});
