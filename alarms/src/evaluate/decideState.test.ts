import { MISSING_DATA_TREATMENTS } from '../alarm.ts';
import { decideState, type Point } from './decideState.ts';

const points: Readonly<Record<string, Point>> = { '0': 'notBreaching', X: 'breaching', '-': 'missing' };

function decide(text: string, datapointsToAlarm: number) {
  const range = text.split(' ').map((point) => points[point] ?? 'missing');
  return MISSING_DATA_TREATMENTS.map((treatMissingData) =>
    decideState(range, { evaluationPeriods: 3, datapointsToAlarm, treatMissingData }),
  ).join(' ');
}

describe('decideState, as CloudWatch documents it (missing, ignore, breaching, notBreaching)', () => {
  it.each([
    ['0 - X - X', 'OK OK OK OK'],
    ['- - - - 0', 'OK OK OK OK'],
    ['- - - - -', 'INSUFFICIENT_DATA retain ALARM OK'],
    ['0 X X - X', 'ALARM ALARM ALARM ALARM'],
    ['- - X - -', 'ALARM retain ALARM OK'],
  ])('3 out of 3: %s is %s', (range, expected) => {
    expect(decide(range, 3)).toBe(expected);
  });

  it.each([
    ['0 - X - X', 'ALARM ALARM ALARM ALARM'],
    ['0 0 X 0 X', 'ALARM ALARM ALARM ALARM'],
    ['0 - X - -', 'OK OK ALARM OK'],
    ['- - - - 0', 'OK OK ALARM OK'],
    ['- - - X -', 'ALARM retain ALARM OK'],
  ])('2 out of 3: %s is %s', (range, expected) => {
    expect(decide(range, 2)).toBe(expected);
  });

  it.each(['- - - - X', '- - - X -'])('3 out of 3: %s is too early to go off', (range) => {
    expect(decide(range, 3)).toBe('OK retain ALARM OK');
  });
});
