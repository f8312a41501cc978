import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A query that has a name: a file of infra/queries, which CDK saves in CloudWatch. */
export interface NamedQuery {
  readonly name: string;
  /** What it answers: the first words of the comment at its beginning. */
  readonly title: string;
  readonly text: string;
}

const ENDING = '.logsinsights';

export function readNamedQueries(folder: string): readonly NamedQuery[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ENDING))
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      const comment = /^#\s*([^\n]*)/.exec(text)?.[1] ?? '';
      return { name: file.slice(0, -ENDING.length), title: comment.split('?')[0] ?? '', text };
    });
}
