import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cfnLint, isInstalled, missingPython, SETUP_COMMAND } from '../cfn-lint/installation.ts';
import { type Synthesized, synthesized } from './template/synthesized.ts';

const infra = join(import.meta.dirname, '..');

let app: Synthesized;
beforeAll(async () => {
  app = await synthesized('prod');
}, 180_000);

interface ValidationReport {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly conclusion: string;
    readonly violations: readonly { readonly ruleName: string; readonly violatingConstructs: unknown }[];
  }[];
}

describe('cdk-nag', () => {
  it('finds nothing that has no reason beside it', () => {
    const report: ValidationReport = JSON.parse(
      readFileSync(join(app.folder, 'validation-report.json'), 'utf8'),
    );
    expect(report.pluginReports.filter(({ conclusion }) => conclusion !== 'success')).toEqual([]);
    expect(report.pluginReports.flatMap(({ violations }) => violations)).toEqual([]);
  });

  it('was asked: every rule that was let pass is in the construct tree with its reason', () => {
    const reasons = readdirSync(app.folder)
      .filter((file) => file.endsWith('.metadata.json'))
      .flatMap((file) => acknowledged(JSON.parse(readFileSync(join(app.folder, file), 'utf8'))));
    expect(reasons.map(([rule]) => rule)).toContain('AwsSolutions-IAM5[Resource::*]');
    expect(reasons.filter(([, reason]) => reason.split(' ').length < 5)).toEqual([]);
  });
});

/** Rules and reasons in the metadata that CDK writes beside a template. */
function acknowledged(value: unknown): readonly (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]): readonly (readonly [string, string])[] =>
    typeof child === 'string' && /AwsSolutions-/.test(key)
      ? [[key.replace(/^.*::(?=AwsSolutions)/, ''), child]]
      : acknowledged(child),
  );
}

const missing = missingPython();
const installs = !isInstalled() && process.env.CI === 'true';
if (!isInstalled() && !installs) {
  const how = missing === undefined ? `run: ${SETUP_COMMAND}` : `it needs ${missing}`;
  process.stderr.write(`Skipped, cfn-lint is not installed; ${how}\n`);
}

(isInstalled() || installs ? describe : describe.skip)(`cfn-lint (installed by: ${SETUP_COMMAND})`, () => {
  beforeAll(() => {
    if (!installs) return;
    const { status, stderr } = spawnSync(process.execPath, [join(infra, 'cfn-lint/setup.ts')], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${SETUP_COMMAND} failed:\n${stderr}`);
  }, 180_000);

  it('finds nothing in any template', () => {
    const templates = readdirSync(app.folder).filter((file) => file.endsWith('.template.json'));
    expect(templates.length).toBeGreaterThan(15);
    const { stdout, stderr } = spawnSync(
      cfnLint,
      ['--config-file', join(infra, 'cfn-lint/cfnlintrc.yaml'), '--', ...templates],
      { cwd: app.folder, encoding: 'utf8' },
    );
    expect(stdout + stderr).toBe('');
  }, 60_000);

  it('finds a fault that is put in', () => {
    const { stdout } = spawnSync(cfnLint, [], {
      input: '{"Resources":{"A":{"Type":"AWS::Lambda::Function","Properties":{"Runtme":"x"}}}}',
      encoding: 'utf8',
    });
    expect(stdout).toMatch(/E3002|E3003/);
  }, 60_000);
});
