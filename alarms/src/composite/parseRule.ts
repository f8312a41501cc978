import type { AlarmState } from '../alarm.ts';
import { tokenise } from '../tokenise.ts';

/** The rule of a composite alarm, parsed. */
export type Rule =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'state'; readonly alarm: string; readonly state: AlarmState }
  | { readonly kind: 'not'; readonly of: Rule }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Rule[] };

const TOKEN = /\s*(?:"([^"]+)"|([()])|([^\s()"]+))/y;
const STATES: readonly string[] = ['OK', 'ALARM', 'INSUFFICIENT_DATA'] satisfies AlarmState[];

/**
 * Parses `ALARM("a") AND NOT (OK(b) OR INSUFFICIENT_DATA(c))`. An alarm is named by its name or its ARN. NOT binds
 * tighter than AND, AND than OR.
 *
 * @throws {SyntaxError} says what was met instead of what
 */
export function parseRule(text: string): Rule {
  const tokens = tokenise(text, TOKEN).map((groups) => groups.find((group) => group !== undefined) ?? '');
  let position = 0;
  const peek = () => tokens[position];
  const next = (): string => {
    const token = tokens[position++];
    if (token === undefined) throw new SyntaxError(`the rule ends too early: ${text}`);
    return token;
  };
  const expect = (wanted: string) => {
    const met = next();
    if (met !== wanted) throw new SyntaxError(`expected "${wanted}", met "${met}" in ${text}`);
  };

  function parseParts(kind: 'and' | 'or', word: string, parsePart: () => Rule): Rule {
    const first = parsePart();
    const parts = [first];
    while (peek() === word) {
      next();
      parts.push(parsePart());
    }
    return parts.length === 1 ? first : { kind, parts };
  }

  const parseOr = (): Rule => parseParts('or', 'OR', parseAnd);
  const parseAnd = (): Rule => parseParts('and', 'AND', parseNot);

  function parseNot(): Rule {
    const word = next();
    if (word === 'NOT') return { kind: 'not', of: parseNot() };
    if (word === '(') {
      const inner = parseOr();
      expect(')');
      return inner;
    }
    if (word === 'TRUE' || word === 'FALSE') return { kind: 'constant', value: word === 'TRUE' };
    if (!isState(word)) throw new SyntaxError(`expected ALARM(...) or the like, met "${word}" in ${text}`);
    expect('(');
    const alarm = nameOf(next());
    expect(')');
    return { kind: 'state', alarm, state: word };
  }

  const rule = parseOr();
  if (position < tokens.length) throw new SyntaxError(`expected the end, met "${peek()}" in ${text}`);
  return rule;
}

/** Names of the alarms that a rule looks at. */
export function alarmsOf(rule: Rule): readonly string[] {
  switch (rule.kind) {
    case 'constant':
      return [];
    case 'state':
      return [rule.alarm];
    case 'not':
      return alarmsOf(rule.of);
    case 'and':
    case 'or':
      return rule.parts.flatMap(alarmsOf);
  }
}

/** Whether a rule holds. */
export function holds(rule: Rule, stateOf: (alarm: string) => AlarmState | undefined): boolean {
  switch (rule.kind) {
    case 'constant':
      return rule.value;
    case 'state':
      return stateOf(rule.alarm) === rule.state;
    case 'not':
      return !holds(rule.of, stateOf);
    case 'and':
      return rule.parts.every((part) => holds(part, stateOf));
    case 'or':
      return rule.parts.some((part) => holds(part, stateOf));
  }
}

function nameOf(nameOrArn: string): string {
  return nameOrArn.startsWith('arn:') ? nameOrArn.split(':').slice(6).join(':') : nameOrArn;
}

function isState(word: string): word is AlarmState {
  return STATES.includes(word);
}
