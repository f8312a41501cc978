/** Reads typed values from environment variables and collects what is wrong instead of stopping at the first. */
export interface Reader {
  readonly problems: readonly string[];
  problem(text: string): void;
  text(key: string, fallback: string): string;
  positive(key: string, fallback: number): number;
  /** The first choice is the default. */
  oneOf<T extends string>(key: string, choices: readonly [T, ...T[]]): T;
  /** Comma separated; empty parts are left out. */
  list(key: string): readonly string[];
}

export function createReader(env: Readonly<Record<string, string | undefined>>): Reader {
  const problems: string[] = [];
  return {
    problems,
    problem: (text) => problems.push(text),
    text: (key, fallback) => env[key] ?? fallback,
    positive(key, fallback) {
      const text = env[key];
      if (text === undefined) return fallback;
      const value = Number(text);
      if (Number.isFinite(value) && value > 0) return value;
      problems.push(`${key}: must be a number above 0, not "${text}"`);
      return fallback;
    },
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
