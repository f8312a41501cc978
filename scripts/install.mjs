// Installs what a command needs, in tiers, so that `npm start` does not wait for test tools.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `dev` holds everything of `serve`, so it is never installed over by it. The others are packages of their own
 * outside the workspaces, with a lock file each, on top of `serve` or `dev`.
 */
const TIERS = {
  serve: { flags: ['--omit=dev'], needed: 'serving needs' },
  dev: { flags: [], needed: 'the tests and tools need' },
  bench: { folder: 'bench', on: 'serve', needed: 'the benchmark needs' },
  infra: { folder: 'infra', on: 'serve', needed: 'CDK needs' },
};

/**
 * @param {string} root - folder of the project's package.json
 * @param {string} tier - `serve` (what serving needs), `dev` (and what tests need), or a package of its own
 * @throws {Error} when npm fails; the message says what to run
 */
export function installTier(root, tier) {
  const wanted = TIERS[tier];
  if (wanted === undefined) {
    throw new Error(`Unknown tier "${tier}": use ${Object.keys(TIERS).join(' or ')}.`);
  }
  if (wanted.folder !== undefined) {
    installTier(root, wanted.on);
    npmInstall(join(root, wanted.folder), tier, wanted);
    return;
  }
  // A plain `npm install` by hand brought the test tools: pruning them would surprise.
  const target = existsSync(join(root, 'node_modules', 'jest')) ? 'dev' : tier;
  npmInstall(root, target, TIERS[target]);
}

function npmInstall(folder, tier, { flags = [], needed }) {
  const lockHash = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  const stampFile = join(folder, 'node_modules', '.tier.json');
  const installed = readStamp(stampFile);
  if (installed?.lockHash === lockHash && installed.tier === tier) return;

  console.error(`Installing what ${needed} (npm install) ...`);
  const started = Date.now();
  const npm = spawnSync(
    process.platform === 'win32' ? 'npm.cmd' : 'npm',
    ['install', '--no-save', '--no-progress', '--loglevel=error', ...flags],
    { cwd: folder, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' },
  );
  if (npm.status !== 0) {
    throw new Error(
      `npm install failed in ${folder} (exit code ${npm.status ?? npm.error?.message}). Check the network and run the command again.`,
    );
  }
  writeFileSync(stampFile, JSON.stringify({ tier, lockHash }));
  console.error(`Installed in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

function readStamp(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
