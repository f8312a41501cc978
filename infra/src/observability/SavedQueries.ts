import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { CfnQueryDefinition } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Names } from '../config/names.ts';

export interface SavedQueriesProps {
  readonly names: Names;
  /** Logs Insights queries, one a file; the file's name is the query's. */
  readonly folder: string;
  readonly logGroupNames: readonly string[];
}

/** The queries that the runbooks name, ready in the console over the logs of all functions. */
export class SavedQueries extends Construct {
  constructor(scope: Construct, id: string, { names, folder, logGroupNames }: SavedQueriesProps) {
    super(scope, id);
    const files = existsSync(folder) ? readdirSync(folder).sort() : [];
    for (const file of files) {
      if (extname(file) === '.md') continue;
      const name = basename(file, extname(file));
      new CfnQueryDefinition(this, name, {
        name: `${names.stack('queries')}/${name}`,
        queryString: readFileSync(join(folder, file), 'utf8').trim(),
        logGroupNames: [...logGroupNames],
      });
    }
  }
}
