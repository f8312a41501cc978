// `npm run setup:chromium`: a headless Chromium, pinned, from npm into `.tools/chromium`. Does nothing when there is one.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tellUsage } from '../../scripts/tellUsage.ts';
import {
  findBrowser,
  installDir,
  isInstalled,
  manifestDir,
  wantedStamp,
  whyNotInstallable,
} from './installation.ts';

/** Unpacks into the folder that it is told is for temporary files. */
const UNPACK = `
import { inflate } from '@sparticuz/chromium';
for (const file of ['chromium.br', 'al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br']) {
  await inflate('node_modules/@sparticuz/chromium/bin/' + file);
}`;

/** The package's own names folders of AWS Lambda. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(installDir, 'files', 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(installDir, 'files', 'fonts-cache')}</cachedir>
  <alias><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`;

tellUsage(`Usage: npm run setup:chromium

Unpacks a headless Chromium from npm into .tools/chromium (70 MB to fetch, once), where there is none on PATH.`);
const found = findBrowser();
if (found !== undefined) {
  console.error(`Chromium is there: ${found.executable}`);
  process.exit(0);
}
const obstacle = whyNotInstallable();
if (obstacle !== undefined) {
  console.error(`Chromium cannot be installed: ${obstacle}.`);
  process.exit(1);
}

// Made ready beside its place and then moved there, so that two of us at once do no harm.
const scratch = `${installDir}.${process.pid}`;
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
mkdirSync(join(scratch, 'files'), { recursive: true });
for (const file of ['package.json', 'package-lock.json']) {
  copyFileSync(join(manifestDir, file), join(scratch, file));
}
console.error('Installing Chromium (about 70 MB, 210 MB unpacked) ...');
const startedMs = performance.now();
run('npm', ['ci', '--no-progress', '--loglevel=error']);
run(process.execPath, ['--input-type=module', '--eval', UNPACK], { TMPDIR: join(scratch, 'files') });
rmSync(join(scratch, 'node_modules'), { recursive: true });
writeFileSync(join(scratch, 'files', 'fonts.conf'), FONTS);
writeFileSync(join(scratch, '.installed'), wantedStamp());
rmSync(installDir, { recursive: true, force: true });
try {
  renameSync(scratch, installDir);
} catch (error) {
  if (!isInstalled()) throw error;
}
console.error(`Installed in ${((performance.now() - startedMs) / 1_000).toFixed(0)} s.`);

function run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): void {
  const { status, error } = spawnSync(command, args, {
    cwd: scratch,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, ...env },
  });
  if (status === 0) return;
  console.error(`${command} failed (${error?.message ?? `exit code ${status}`}). Run the command again.`);
  process.exit(1);
}
