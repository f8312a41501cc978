// `npm run schema -- <command>`: composes, checks, publishes and rolls back the graph.
import { join } from 'node:path';
import { callerPath } from '@graphlets/platform/commandLine/callerPath';
import { runCommand } from '@graphlets/platform/commandLine/runCommand';
import { ConfigError } from '@graphlets/platform/errors';
import { SchemaManagerError } from './errors.ts';
import { runSchemaCommand } from './runSchemaCommand.ts';

const root = join(import.meta.dirname, '..', '..');

await runCommand(
  (args) =>
    runSchemaCommand(args, {
      root,
      defaultRegistry: join(root, '.local', 'registry'),
      resolvePath: callerPath,
      print: console.log,
    }),
  [ConfigError, SchemaManagerError],
);
