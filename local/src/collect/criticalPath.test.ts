import { criticalPath, slowestCall } from './criticalPath.ts';

const call = (graphlet: string, startMs: number, durationMs: number) => ({ graphlet, startMs, durationMs });
const untimed = (graphlet: string, durationMs: number) => ({ graphlet, durationMs });
const namesOn = (calls: Parameters<typeof criticalPath>[0]) =>
  criticalPath(calls).map(({ graphlet }) => graphlet);

describe('criticalPath', () => {
  it('is nothing for a request that called nobody', () => {
    expect(criticalPath([])).toEqual([]);
    expect(slowestCall([])).toBeUndefined();
  });

  it('follows a sequence from first to last', () => {
    expect(namesOn([call('titles', 0, 10), call('credits', 10, 20), call('names', 31, 5)])).toEqual([
      'titles',
      'credits',
      'names',
    ]);
  });

  it('leaves out what ran beside a longer one', () => {
    const calls = [
      call('titles', 0, 10),
      call('ratings', 10, 3),
      call('reviews', 10, 40),
      call('names', 50, 5),
    ];
    expect(namesOn(calls)).toEqual(['titles', 'reviews', 'names']);
    expect(slowestCall(criticalPath(calls))).toBe(calls[2]);
  });

  it('leaves out the longest call where nothing waited for it', () => {
    expect(namesOn([call('charts', 0, 5), call('titles', 5, 50), call('slow', 0, 54)])).toEqual([
      'charts',
      'titles',
    ]);
  });

  it('is the longest call when the record does not say when they began', () => {
    expect(namesOn([untimed('titles', 4), untimed('names', 9), call('ratings', 0, 1)])).toEqual(['names']);
  });
});
