// Installs what a command needs, in tiers, so that `npm start` does not wait for test tools.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** `dev` holds everything of `serve`, so it is never installed over by it. */
const TIERS = { serve: ['--omit=dev'], dev: [] };

/**
 * @param {string} root - folder of the project's package.json
 * @param {string} tier - `serve` (what serving needs) or `dev` (and what tests need)
 * @throws {Error} when npm fails; the message says what to run
 */
export function installTier(root, tier) {
  if (!(tier in TIERS)) throw new Error(`Unknown tier "${tier}": use ${Object.keys(TIERS).join(' or ')}.`);
  const lockHash = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stampFile = join(root, 'node_modules', '.tier.json');
  const installed = readStamp(stampFile);
  if (installed?.lockHash === lockHash && (installed.tier === tier || installed.tier === 'dev')) return;

  // A plain `npm install` by hand brought the test tools: pruning them would surprise.
  const target = existsSync(join(root, 'node_modules', 'jest')) ? 'dev' : tier;
  console.error(
    `Installing what ${target === 'dev' ? 'the tests and tools need' : 'serving needs'} (npm install) ...`,
  );
  const started = Date.now();
  const npm = spawnSync(
    process.platform === 'win32' ? 'npm.cmd' : 'npm',
    ['install', '--no-save', '--no-progress', '--loglevel=error', ...TIERS[target]],
    { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' },
  );
  if (npm.status !== 0) {
    throw new Error(
      `npm install failed (exit code ${npm.status ?? npm.error?.message}). Check the network and run the command again.`,
    );
  }
  writeFileSync(stampFile, JSON.stringify({ tier: target, lockHash }));
  console.error(`Installed in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

function readStamp(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
