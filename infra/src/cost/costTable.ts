import { COST_LINES, type FunctionMemory, monthlyCost, totalCost } from './monthlyCost.ts';
import type { Prices, Workload } from './readInputs.ts';

/** The loads that docs/deploy.md shows, requests in a second. */
export const SHOWN_TPS = [1, 100, 5_000] as const;

/** A table in Markdown: US dollars a month, a column for each load. */
export function costTable(
  loads: readonly number[],
  memory: FunctionMemory,
  workload: Workload,
  prices: Prices,
): string {
  const costs = loads.map((tps) => monthlyCost(tps, memory, workload, prices));
  const row = (name: string, cells: readonly string[]) => `| ${[name, ...cells].join(' | ')} |`;
  return [
    row(
      'a month',
      loads.map((tps) => `${tps.toLocaleString('en-US')} TPS`),
    ),
    row(
      '---',
      loads.map(() => '---:'),
    ),
    ...COST_LINES.map((line) =>
      row(
        line,
        costs.map((cost) => dollars(cost[line])),
      ),
    ),
    row(
      '**together**',
      costs.map((cost) => `**${dollars(totalCost(cost))}**`),
    ),
    row(
      'a million requests',
      costs.map((cost, index) => dollars(totalCost(cost) / ((loads[index] ?? 1) * 2.628))),
    ),
  ].join('\n');
}

/** Whole dollars from ten on. */
function dollars(amount: number): string {
  const digits = amount < 10 ? 2 : 0;
  return `$${amount.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}
