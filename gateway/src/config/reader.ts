/** Reads typed values from environment variables and collects what is wrong instead of stopping at the first. */
export interface Reader {
  readonly problems: readonly string[];
  problem(text: string): void;
  text(key: string, fallback: string): string;
  positive(key: string, fallback: number): number;
  notNegative(key: string, fallback: number): number;
  /** The first choice is the default. */
  oneOf<T extends string>(key: string, choices: readonly [T, ...T[]]): T;
  /** Comma separated; empty parts are left out. */
  list(key: string): readonly string[];
}

export function createReader(env: Readonly<Record<string, string | undefined>>): Reader {
  const problems: string[] = [];

  function number(key: string, fallback: number, isValid: (value: number) => boolean, what: string): number {
    const text = env[key];
    if (text === undefined) return fallback;
    const value = text.trim() === '' ? Number.NaN : Number(text);
    if (Number.isFinite(value) && isValid(value)) return value;
    problems.push(`${key}: must be a number ${what}, not "${text}"`);
    return fallback;
  }

  return {
    problems,
    problem: (text) => problems.push(text),
    text: (key, fallback) => env[key] ?? fallback,
    positive: (key, fallback) => number(key, fallback, (value) => value > 0, 'above 0'),
    notNegative: (key, fallback) => number(key, fallback, (value) => value >= 0, 'of 0 or more'),
    oneOf(key, choices) {
      const text = env[key];
      const found = choices.find((choice) => choice === text);
      if (text !== undefined && found === undefined) {
        problems.push(`${key}: must be one of ${choices.join(', ')}, not "${text}"`);
      }
      return found ?? choices[0];
    },
    list: (key) =>
      (env[key] ?? '')
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
  };
}
