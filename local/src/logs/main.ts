// `npm run logs`: questions to the local stack's logs; see `--help`.
import { join } from 'node:path';
import { runLogsCommand } from './runLogsCommand.ts';

const root = join(import.meta.dirname, '..', '..', '..');

process.exitCode = runLogsCommand(process.argv.slice(2), {
  logFolder: join(root, '.local', 'logs'),
  queryFolder: join(root, 'infra', 'queries'),
  nowMs: Date.now(),
  isColoured: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
  print: (text) => process.stdout.write(`${text}\n`),
  printError: (text) => process.stderr.write(`${text}\n`),
});
