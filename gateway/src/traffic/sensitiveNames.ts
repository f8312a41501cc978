export type IsSensitive = (name: string) => boolean;

/** Parts of names whose values are never written, whatever else is configured. */
const ALWAYS_SENSITIVE = [
  'password',
  'passwd',
  'secret',
  'token',
  'authorization',
  'cookie',
  'apikey',
  'credential',
  'email',
  'phone',
  'creditcard',
  'cardnumber',
  'iban',
  'ssn',
] as const;

/**
 * A name is sensitive when it contains one of these, letters and digits alone counted: `new_password`,
 * `apiKey` and `X-Api-Key` are.
 *
 * @param more - names of the deployment's own
 */
export function sensitiveNames(more: readonly string[]): IsSensitive {
  const parts = [...ALWAYS_SENSITIVE, ...more.map(bare)];
  const known = new Map<string, boolean>();
  return (name) => {
    let answer = known.get(name);
    if (answer === undefined) {
      const text = bare(name);
      answer = parts.some((part) => text.includes(part));
      if (known.size < 10_000) known.set(name, answer);
    }
    return answer;
  };
}

function bare(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
