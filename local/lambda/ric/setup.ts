// `npm run setup:ric`: installs AWS's own runtime client, pinned, into `.tools/ric`. Does nothing when it is there, and
// waits for another that is at it.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { takeLock } from '../../../scripts/setup/takeLock.ts';
import { tellUsage } from '../../../scripts/tellUsage.ts';
import {
  installDir,
  isInstalled,
  manifestDir,
  missingTools,
  stampFile,
  wantedStamp,
} from './installation.ts';

tellUsage(`Usage: npm run setup:ric

Builds AWS's own runtime client for Node.js from npm into .tools/ric (about a minute, once). Needs g++, cmake and make.`);
exitIfInstalled();
const missing = missingTools();
if (missing.length > 0) {
  console.error(`aws-lambda-ric is built from source, which needs ${missing.join(', ')}.`);
  process.exit(1);
}

takeLock(`${installDir}.lock`);
exitIfInstalled();
rmSync(installDir, { recursive: true, force: true });
mkdirSync(installDir, { recursive: true });
for (const file of ['package.json', 'package-lock.json']) {
  copyFileSync(join(manifestDir, file), join(installDir, file));
}

console.error('Building aws-lambda-ric (about a minute) ...');
const started = Date.now();
const logFile = join(installDir, 'install.log');
const log = openSync(logFile, 'w');
const { status } = spawnSync('npm', ['ci', '--ignore-scripts=false', '--foreground-scripts'], {
  cwd: installDir,
  stdio: ['ignore', log, log],
  env: { ...process.env, ...headersOfThisNode() },
});
if (status !== 0) {
  console.error(readFileSync(logFile, 'utf8').split('\n').slice(-30).join('\n'));
  console.error(`npm ci failed (exit code ${status}); all of its output is in ${logFile}`);
  process.exit(1);
}
writeFileSync(stampFile, wantedStamp());
console.error(`Installed in ${((Date.now() - started) / 1000).toFixed(0)} s.`);

/** A Node that npm brought has its headers beside it, and node-gyp need not download any. */
function headersOfThisNode(): Record<string, string> {
  const home = dirname(dirname(process.execPath));
  return existsSync(join(home, 'include/node/node_api.h')) ? { npm_config_nodedir: home } : {};
}

function exitIfInstalled(): void {
  if (!isInstalled()) return;
  console.error('aws-lambda-ric is installed.');
  process.exit(0);
}
