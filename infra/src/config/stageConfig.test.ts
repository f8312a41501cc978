import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseStage, readStage } from './stageConfig.ts';

const folder = join(import.meta.dirname, '..', '..', 'stages');

describe('a stage', () => {
  it.each(readdirSync(folder))('%s is one', (file) => {
    expect(readStage(folder, file.replace('.json', ''))).toMatchObject({ region: 'us-east-1' });
  });

  it('must be there, and those that are are named', () => {
    expect(() => readStage(folder, 'production')).toThrow('there is no stage "production"; use dev or prod');
  });

  it('is refused with every key that is unknown or wrong at once', () => {
    const prod = JSON.parse(JSON.stringify(readStage(folder, 'prod')));
    const { name: _, ...keys } = prod;
    const wrong = { ...keys, account: '12', logRetentionDays: 31, region: 'Ireland', regoin: 'us-east-1' };
    expect(() => parseStage(wrong, 'prod')).toThrow(
      /account: twelve digits[\s\S]*region: a region[\s\S]*logRetentionDays[\s\S]*"regoin"/,
    );
    expect(() => parseStage(keys, 'Prod')).toThrow(/a stage is at most 16 lower-case letters and digits/);
  });

  it('that is not JSON is refused by its file', () => {
    const scratch = mkdtempSync(join(tmpdir(), 'stages-'));
    writeFileSync(join(scratch, 'dev.json'), '{');
    expect(() => readStage(scratch, 'dev')).toThrow(/dev\.json/);
    rmSync(scratch, { recursive: true });
  });
});
