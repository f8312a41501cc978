import type { AlarmState } from '../alarm.ts';
import { alarmsOf, holds, parseRule } from './parseRule.ts';

const states: Readonly<Record<string, AlarmState>> = { red: 'ALARM', green: 'OK', grey: 'INSUFFICIENT_DATA' };
const decide = (rule: string) => holds(parseRule(rule), (alarm) => states[alarm]);

describe('parseRule', () => {
  it.each([
    ['ALARM(red)', true],
    ['ALARM("green")', false],
    ['OK(green) AND INSUFFICIENT_DATA(grey)', true],
    ['NOT ALARM(red) OR ALARM(red)', true],
    ['NOT (ALARM(red) OR ALARM(green))', false],
    ['ALARM(green) AND ALARM(green) OR ALARM(red)', true],
    ['ALARM(green) AND (ALARM(green) OR ALARM(red))', false],
    ['ALARM("arn:aws:cloudwatch:eu-west-1:111122223333:alarm:red")', true],
    ['TRUE AND NOT FALSE', true],
    ['ALARM(nobody)', false],
  ])('%s is %s', (rule, expected) => {
    expect(decide(rule)).toBe(expected);
  });

  it('tells which alarms a rule looks at', () => {
    expect(alarmsOf(parseRule('(ALARM("a") OR ALARM(b)) AND NOT OK(c) AND TRUE'))).toEqual(['a', 'b', 'c']);
  });

  it.each([
    ['ALARM(a', 'ends too early'],
    ['RED(a)', 'expected ALARM(...) or the like, met "RED"'],
    ['ALARM(a) ALARM(b)', 'expected the end, met "ALARM"'],
    ['', 'ends too early'],
    ['ALARM(a))', 'expected the end, met ")"'],
  ])('refuses %s', (rule, problem) => {
    expect(() => parseRule(rule)).toThrow(problem);
  });
});
