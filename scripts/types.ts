// `npm run types`: what runs in Node, then what runs in a browser, which knows other globals.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { tellUsage } from './tellUsage.ts';

tellUsage(`Usage: npm run types

Checks the types of what runs in Node, then of what runs in a browser. Those of infra/: npm test`);

const root = join(import.meta.dirname, '..');
const tsc = join(root, 'node_modules/typescript/bin/tsc');
const projects = ['.', 'local/src/console/page'];

const statuses = projects.map(
  (project) =>
    spawnSync(process.execPath, [tsc, '--noEmit', '-p', project], { cwd: root, stdio: 'inherit' }).status,
);
process.exit(statuses.find((status) => status !== 0) ?? 0);
