import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AlarmBook } from '@graphlets/alarms/alarm';
import { parseQuery } from '@graphlets/local/logs/insights/parseQuery';
import { LOCAL_BOOK_STAGE, localAlarmBook, writeBook } from '../../src/observability/localAlarmBook.ts';
import { synthesized } from '../template/synthesized.ts';
import { propertiesOf } from '../template/template.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const FOLDER = join(ROOT, 'docs', 'runbooks');
const pages = readdirSync(FOLDER).filter((file) => file !== 'README.md');

let book: AlarmBook;

beforeAll(async () => {
  book = localAlarmBook((await synthesized(LOCAL_BOOK_STAGE)).folder, LOCAL_BOOK_STAGE);
}, 180_000);

const pageOf = ({ description }: { readonly description: string }) =>
  /Runbook: docs\/runbooks\/(\S+)$/.exec(description)?.[1];

describe('runbooks', () => {
  it('are named by the description of every alarm, and every page by an alarm', () => {
    const alarms = [...book.metricAlarms, ...book.compositeAlarms];
    expect(alarms.filter((alarm) => pageOf(alarm) === undefined).map(({ name }) => name)).toEqual([]);
    expect([...new Set(alarms.map(pageOf))].sort()).toEqual(pages.toSorted());
  });

  it.each(pages)(
    '%s says what it means, which query to run and what to do, and leads nowhere that is not there',
    (page) => {
      const text = readFileSync(join(FOLDER, page), 'utf8');
      expect(text.match(/^## .*$/gm)).toEqual(['## What it means', '## The query to run', '## What to do']);
      const query = /## The query to run\n\n```\n(.*?)```\n/s.exec(text)?.[1] ?? '';
      expect(parseQuery(query).length).toBeGreaterThan(1);
      const links = [...text.matchAll(/\]\(([a-z-]+\.md)\)/g)].map(([, link]) => link);
      expect(links.filter((link) => !pages.includes(`${link}`))).toEqual([]);
    },
  );
});

describe('saved queries', () => {
  it('are those of infra/queries, by their names, over the logs of every function', async () => {
    const template = (await synthesized(LOCAL_BOOK_STAGE)).template('observability');
    const saved = propertiesOf(template, 'AWS::Logs::QueryDefinition');
    const files = readdirSync(join(ROOT, 'infra', 'queries')).map((file) => file.replace(/\.\w+$/, ''));
    expect(saved.map(({ Name }) => Name).sort()).toEqual(
      files.map((name) => `graphlets-prod-queries/${name}`).sort(),
    );
    expect(saved[0]?.LogGroupNames).toEqual(
      expect.arrayContaining(['/graphlets/prod/gateway', '/graphlets/prod/titles', '/graphlets/prod/canary']),
    );
  });
});

describe('infra/generated/alarms.json', () => {
  it('has the alarms of the templates; npm run alarms:write brings it in line', () => {
    expect(readFileSync(join(ROOT, 'infra', 'generated', 'alarms.json'), 'utf8')).toBe(writeBook(book));
  });
});
