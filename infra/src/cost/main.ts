// `npm run cost`: see --help.
import { callerPath } from '@graphlets/platform/commandLine/callerPath';
import { parseArguments } from '@graphlets/platform/commandLine/parseArguments';
import { runCommand } from '@graphlets/platform/commandLine/runCommand';
import { ConfigError, UsageError } from '@graphlets/platform/errors';
import { repository } from '../config/repository.ts';
import { readInventory } from '../inventory.ts';
import { costTable, SHOWN_TPS } from './costTable.ts';
import { functionMemory } from './functionMemory.ts';
import { monthlyCost, totalCost } from './monthlyCost.ts';
import { readPrices, readWorkload, WORKLOAD_FILE } from './readInputs.ts';

const USAGE = `Usage: npm run cost -- [options]

What a month on AWS costs at an even load, by list prices (infra/cost/prices.json) and by what a request takes
(infra/cost/workload.json: assumptions, to be replaced by your own figures). Memory is that of the manifests.

Options
  --tps A,B         requests in a second (default: ${SHOWN_TPS.join(',')})
  --workload FILE   in place of infra/cost/workload.json
  --json            dollars as JSON
  --help            this text`;

await runCommand(
  (args) => {
    const { values } = parseArguments({
      args: [...args],
      options: {
        tps: { type: 'string', default: SHOWN_TPS.join(',') },
        workload: { type: 'string', default: WORKLOAD_FILE },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) console.log(USAGE);
    else show(values);
    return 0;
  },
  [ConfigError],
);

function show(values: { readonly tps: string; readonly workload: string; readonly json: boolean }): void {
  const loads = values.tps.split(',').map(Number);
  if (loads.some((tps) => !(tps > 0))) {
    throw new UsageError(
      `--tps takes numbers above 0, separated by commas, not "${values.tps}". See --help.`,
    );
  }
  const memory = functionMemory(readInventory(repository.root));
  const workload = readWorkload(callerPath(values.workload));
  const prices = readPrices();
  if (!values.json) {
    console.log(`${costTable(loads, memory, workload, prices)}\n\n${prices.source}; ${prices.asOf}.`);
    return;
  }
  const costs = loads.map((tps) => {
    const lines = monthlyCost(tps, memory, workload, prices);
    return { tps, total: totalCost(lines), lines };
  });
  console.log(JSON.stringify(costs, null, 2));
}
