import { sortDistribution } from './distribution.ts';
import { findStatistic } from './statistics.ts';

const oneToHundred = Array.from({ length: 100 }, (_, index) => 100 - index);
const of = (name: string, values: readonly number[]) =>
  findStatistic(name)?.(sortDistribution(new Map(values.map((value) => [value, 1]))));

describe('findStatistic', () => {
  it.each([
    ['Sum', 5_050],
    ['Average', 50.5],
    ['Minimum', 1],
    ['Maximum', 100],
    ['SampleCount', 100],
    ['p50', 50],
    ['p99', 99],
    ['p99.9', 100],
    ['p0', 1],
    ['p100', 100],
    ['tm90', 45.5],
    ['TM(10%:90%)', 50.5],
    ['TC(:90%)', undefined],
    ['TC(%:90%)', 90],
    ['ts10', 55],
    ['IQM', 50.5],
  ])('%s of 1 to 100 is %s', (name, expected) => {
    expect(of(name, oneToHundred)).toBe(expected);
  });

  it('counts a value as often as it came', () => {
    const distribution = sortDistribution(
      new Map([
        [100, 1],
        [1, 98],
        [50, 1],
      ]),
    );
    const all = ['Sum', 'SampleCount', 'Average', 'p98', 'p99', 'p100', 'TM(98%:)'].map((name) => [
      name,
      findStatistic(name)?.(distribution),
    ]);
    expect(all).toEqual([
      ['Sum', 248],
      ['SampleCount', 100],
      ['Average', 2.48],
      ['p98', 1],
      ['p99', 50],
      ['p100', 100],
      ['TM(98%:)', undefined],
    ]);
    expect(findStatistic('TM(98%:%)')?.(distribution)).toBe(75);
  });

  it('takes the only value for every percentile', () => {
    expect([of('p1', [7]), of('p99.99', [7]), of('tm99', [7])]).toEqual([7, 7, 7]);
  });

  it.each(['p101', 'P99', 'Median', 'WM(80%:90%)', 'toString'])('does not guess at %s', (name) => {
    expect(findStatistic(name)).toBeUndefined();
  });
});
