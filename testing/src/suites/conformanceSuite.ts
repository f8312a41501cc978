// `npm run test:conformance`: the gateway held against the specifications of GraphQL and Federation 2.
import { parseArguments } from '@graphlets/platform/commandLine/parseArguments';
import { runJest } from './runJest.ts';
import { runSuite } from './runSuite.ts';

const USAGE = `Usage: npm run test:conformance -- [options]

Asks small graphs, and compares with answers written from the specifications: both engines in this process, and some of
the graphs through npm run gateway.

Options
  --served   every graph through npm run gateway, a process each
  --json     the report as JSON on stdout
  --help     this text`;

await runSuite(async (args) => {
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
    return undefined;
  }
  process.env.CONFORMANCE_SERVED = values.served ? 'all' : '';
  const report = runJest(['gateway/test/conformance/'], { kind: 'local', engine: undefined });
  return { what: 'conformance', isJson: values.json, report };
});
