// `npm run test:conformance`: the gateway held against the specifications of GraphQL and Federation 2.
import { parseArguments } from '@graphlets/platform/commandLine/parseArguments';
import { runCommand } from '@graphlets/platform/commandLine/runCommand';
import { runJest } from './runJest.ts';
import { summarize } from './suiteReport.ts';

const USAGE = `Usage: npm run test:conformance -- [options]

Asks small graphs, and compares with answers written from the specifications: both engines in this process, and some of
the graphs through npm run gateway.

Options
  --served   every graph through npm run gateway, a process each
  --json     the report as JSON on stdout
  --help     this text`;

await runCommand((args) => {
  const { values } = parseArguments({
    args: [...args],
    options: {
      served: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  process.env.CONFORMANCE_SERVED = values.served ? 'all' : '';
  const report = runJest(['gateway/test/conformance/'], { kind: 'local', engine: undefined });
  const suite = 'conformance';
  console.log(values.json ? JSON.stringify({ suite, ...report }, null, 2) : `\n${summarize(suite, report)}`);
  return report.ok ? 0 : 1;
});
