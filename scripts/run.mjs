// Runs one of the project's programs: `node scripts/run.mjs <tier> <entry> [args]`.
// Any Node >= 18 can start it; it installs what the tier needs, then goes on under Node 24, with the same flags of Node.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installTier } from './install.mjs';

const MIN_NODE_MAJOR = 24;
const root = dirname(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname));

const [tier, entry, ...args] = process.argv.slice(2);
if (tier === undefined || entry === undefined) {
  console.error('Usage: node scripts/run.mjs <serve|dev|bench|infra> <entry> [args]');
  process.exit(2);
}

try {
  installTier(root, tier);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

const file = resolve(root, entry);
if (Number(process.versions.node.split('.')[0]) >= MIN_NODE_MAJOR) {
  process.argv = [process.argv[0], file, ...args];
  await import(pathToFileURL(file).href);
} else {
  handOver(nodeFromDependencies());
}

/** The Node that npm brought: `node-<os>-<cpu>` carries the executable itself. */
function nodeFromDependencies() {
  const require = createRequire(join(root, 'package.json'));
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  try {
    const manifest = require.resolve(`${name}/package.json`);
    const { bin } = require(manifest);
    return join(dirname(manifest), typeof bin === 'string' ? bin : bin.node);
  } catch {
    console.error(
      `Node ${process.versions.node} is too old, and npm has no Node ${MIN_NODE_MAJOR} for ${process.platform}-${process.arch}.\n` +
        `Install Node ${MIN_NODE_MAJOR} or later and run the command again.`,
    );
    process.exit(1);
  }
}

function handOver(node) {
  const env = { ...process.env, PATH: `${dirname(node)}:${process.env.PATH}` };
  const child = spawn(node, [...process.execArgv, file, ...args], { stdio: 'inherit', env });
  // A terminal sends Ctrl-C to the child as well, so here it only must not end the wait.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGHUP'));
  child.on('error', (error) => {
    console.error(`Cannot run ${node}: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
}
