import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AlarmBook } from '@graphlets/alarms/alarm';
import { LOCAL_BOOK_STAGE, localAlarmBook, writeBook } from '../../src/observability/localAlarmBook.ts';
import { synthesized } from '../synthesized.ts';

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
      expect(text).toMatch(/## The query to run\n\n```\nfields .*\n(\| .*\n)+```\n/);
      const links = [...text.matchAll(/\]\(([a-z-]+\.md)\)/g)].map(([, link]) => link);
      expect(links.filter((link) => !pages.includes(`${link}`))).toEqual([]);
    },
  );
});

describe('infra/generated/alarms.json', () => {
  it('has the alarms of the templates; npm run alarms:write brings it in line', () => {
    expect(readFileSync(join(ROOT, 'infra', 'generated', 'alarms.json'), 'utf8')).toBe(writeBook(book));
  });
});
