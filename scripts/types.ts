// `npm run types`: what runs in Node, then what runs in a browser, which knows other globals.
import { join } from 'node:path';
import { runChild } from './runChild.ts';
import { tellUsage } from './tellUsage.ts';

tellUsage(`Usage: npm run types

Checks the types of what runs in Node, then of what runs in a browser. Those of infra/: npm test`);

const root = join(import.meta.dirname, '..');
const tsc = join(root, 'node_modules/typescript/bin/tsc');
const projects = ['.', 'local/src/console/page'];

let status = 0;
for (const project of projects) {
  const ended = await runChild([tsc, '--noEmit', '-p', project], { cwd: root });
  status ||= ended;
}
process.exit(status);
