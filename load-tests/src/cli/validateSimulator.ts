// `npm run simulate:validate`: the simulator's throttles beside those of the local Lambda service, as one table.
import { parseArguments } from '@graphlets/platform/commandLine/parseArguments';
import { runCommand } from '@graphlets/platform/commandLine/runCommand';
import { runScenario, type ScenarioResult } from '../validate/runScenario.ts';
import { scenarios } from '../validate/scenarios.ts';

const USAGE = `Usage: npm run simulate:validate [-- --json]

Sends the same arrivals to the local Lambda service, under a limit that binds, and through the simulator: about a minute.
Exit code 1 when they are more than 15 % apart.`;
const TOLERANCE_PERCENT = 15;

await runCommand(async (args) => {
  const { values } = parseArguments({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const results: ScenarioResult[] = [];
  for (const scenario of scenarios) {
    process.stderr.write(`${scenario.name} ...\n`);
    results.push(await runScenario(scenario));
  }
  if (values.json) console.log(JSON.stringify(results, null, 2));
  else {
    console.log(
      '| scenario | requests | 429 measured | 429 predicted | off |\n| --- | ---: | ---: | ---: | ---: |',
    );
    for (const { name, requests, measured, predicted, offPercent } of results) {
      console.log(`| ${name} | ${requests} | ${measured} | ${predicted} | ${offPercent} % |`);
    }
  }
  return results.every(({ offPercent }) => Math.abs(offPercent) <= TOLERANCE_PERCENT) ? 0 : 1;
});
