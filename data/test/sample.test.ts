import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleFolder } from '../src/loadSample.ts';

function read(name: string): readonly (readonly string[])[] {
  const [, ...lines] = readFileSync(join(sampleFolder, `${name}.tsv`), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => line.split('\t'));
}
const column = (name: string, index: number) => read(name).map((cells) => cells[index] ?? '');
const missing = (ids: readonly string[], known: readonly string[]) => {
  const set = new Set(known);
  return ids.filter((id) => !set.has(id));
};

describe('the sample', () => {
  const titles = column('title.basics', 0);
  const names = column('name.basics', 0);

  it('has a few hundred titles and people, each once', () => {
    expect(titles.length).toBeGreaterThan(200);
    expect(names.length).toBeGreaterThan(250);
    expect(new Set(titles).size).toBe(titles.length);
    expect(new Set(names).size).toBe(names.length);
  });

  it('speaks only of titles and people that it has', () => {
    expect(missing(column('title.principals', 0), titles)).toEqual([]);
    expect(missing(column('title.principals', 2), names)).toEqual([]);
    for (const [file, index] of [
      ['title.ratings', 0],
      ['reviews', 1],
      ['awards', 5],
      ['charts', 3],
    ] as const) {
      expect(missing(column(file, index), titles)).toEqual([]);
    }
    const recipients = column('awards', 6).filter((cell) => cell !== '\\N');
    expect(
      missing(
        recipients.flatMap((cell) => cell.split(',')),
        names,
      ),
    ).toEqual([]);
  });
});
