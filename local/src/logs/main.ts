// `npm run logs`: questions to the local stack's logs; see `--help`.
import { join } from 'node:path';
import { runCommand } from '@graphlets/platform/commandLine/runCommand';
import { runLogsCommand } from './runLogsCommand.ts';

const root = join(import.meta.dirname, '..', '..', '..');

await runCommand((args) =>
  runLogsCommand(args, {
    logFolder: join(root, '.local', 'logs'),
    queryFolder: join(root, 'infra', 'queries'),
    nowMs: Date.now(),
    isColoured: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
    print: (text) => process.stdout.write(`${text}\n`),
    printError: (text) => process.stderr.write(`${text}\n`),
  }),
);
