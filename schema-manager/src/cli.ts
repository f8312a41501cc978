// `npm run schema -- <command>`: composes, checks, publishes and rolls back the graph.
import { join, resolve } from 'node:path';
import { ConfigError } from '@graphlets/platform/errors';
import { SchemaManagerError } from './errors.ts';
import { runSchemaCommand } from './runSchemaCommand.ts';
import { UsageError } from './usage.ts';

const root = join(import.meta.dirname, '..', '..');
try {
  process.exitCode = await runSchemaCommand(process.argv.slice(2), {
    root,
    defaultRegistry: join(root, '.local', 'registry'),
    resolvePath: (path) => resolve(process.env.INIT_CWD ?? process.cwd(), path),
    print: (text) => process.stdout.write(`${text}\n`),
  });
} catch (error) {
  const isExpected =
    error instanceof UsageError || error instanceof ConfigError || error instanceof SchemaManagerError;
  if (!isExpected) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
