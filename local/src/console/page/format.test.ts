import { amount, duration, percent, plural } from './format.ts';

describe('figures', () => {
  it.each([
    [duration(null), '–'],
    [duration(0.44), '0.4 ms'],
    [duration(38.4), '38 ms'],
    [duration(1_250), '1.25 s'],
    [amount(0), '0'],
    [amount(0.0412), '0.041'],
    [amount(0.5), '0.5'],
    [amount(1.23), '1.2'],
    [amount(340.4), '340'],
    [amount(12_300), '12,300'],
    [percent(null), '–'],
    [percent(0), '0 %'],
    [percent(0.0004), '< 0.1 %'],
    [percent(0.0041), '0.4 %'],
    [percent(0.371), '37 %'],
    [plural(1, 'call'), '1 call'],
    [plural(2, 'call'), '2 calls'],
  ])('%s is written as %s', (written, expected) => {
    expect(written).toBe(expected);
  });
});
