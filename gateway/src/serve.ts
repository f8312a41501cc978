// `npm run gateway`: the gateway alone, one process over HTTP; see `--help`. Its script gives V8 a young generation of
// 64 MB: with many requests at once the default of 16 MB is collected while their answers are still in the making. What then
// survives is old by the next answer all the same: V8 is not to allocate more of its kind as old from the start.
import { fileURLToPath } from 'node:url';
import { systemClock } from '@graphlets/platform/clock';
import { callerPath } from '@graphlets/platform/commandLine/callerPath';
import { parseArguments } from '@graphlets/platform/commandLine/parseArguments';
import { runCommand } from '@graphlets/platform/commandLine/runCommand';
import { PlatformError, UsageError } from '@graphlets/platform/errors';
import { createLog } from '@graphlets/platform/log';
import { processTelemetry } from '@graphlets/platform/telemetry/processTelemetry';
import { parseConfig } from './config/parseConfig.ts';
import { createFronts } from './createFronts.ts';
import { readPackageAsset } from './graphiql/readAsset.ts';
import { createNodeServer } from './http/nodeServer.ts';
import { createCredentials } from './transport/credentials.ts';

const USAGE = `Usage: npm run gateway -- --supergraph FILE [options]

Serves any Federation 2 supergraph over HTTP, its subgraphs by the URLs in the supergraph.

Options
  --supergraph FILE   composed schema
  --port N            0 takes a free one (default: 4000)
  --host HOST         (default: 127.0.0.1)
  --engine NAME       compiled or apollo (default: GATEWAY_ENGINE, else compiled)
  --no-graphiql       no page for browsers
  --help              this text

Further settings are the GATEWAY_* variables of gateway/README.md.`;

await runCommand(
  async (args) => {
    const options = parseOptions(args);
    if (options === 'help') console.log(USAGE);
    else await serve(options);
    return 0;
  },
  [PlatformError, TypeError],
);

type ServeOptions = Exclude<ReturnType<typeof parseOptions>, 'help'>;

/** @throws {UsageError} */
function parseOptions(args: readonly string[]) {
  const { values } = parseArguments({
    args: [...args],
    options: {
      supergraph: { type: 'string' },
      port: { type: 'string', default: '4000' },
      host: { type: 'string', default: '127.0.0.1' },
      engine: { type: 'string' },
      'no-graphiql': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  if (values.supergraph === undefined) throw new UsageError(`--supergraph is missing.\n\n${USAGE}`);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(`--port takes a number from 0 to 65535, not "${values.port}".`);
  }
  if (values.engine !== undefined && values.engine !== 'compiled' && values.engine !== 'apollo') {
    throw new UsageError(`--engine takes compiled or apollo, not "${values.engine}".`);
  }
  return { ...values, supergraph: callerPath(values.supergraph), port };
}

async function serve(options: ServeOptions): Promise<void> {
  const config = parseConfig({
    GATEWAY_GRAPHIQL: 'on',
    // Several lines for every request: for a collector, not for somebody who reads along.
    GATEWAY_TELEMETRY: process.stdout.isTTY ? 'off' : 'on',
    ...process.env,
    GATEWAY_SUPERGRAPH_FILE: options.supergraph,
    ...(options['no-graphiql'] && { GATEWAY_GRAPHIQL: 'off' }),
    ...(options.engine !== undefined && { GATEWAY_ENGINE: options.engine }),
  });
  const log = createLog({ function: config.functionName, level: config.logLevel });
  const credentials = createCredentials(process.env, systemClock);
  const readAsset = readPackageAsset(fileURLToPath(new URL('../function.json', import.meta.url)));
  const telemetry = processTelemetry({
    functionName: config.functionName,
    env: process.env,
    log,
    isOn: config.hasTelemetry,
  });
  const fronts = await createFronts(config, { credentials, readAsset, log, telemetry });
  const server = createNodeServer(fronts.http, config.bodyLimitBytes, log);

  server.on('error', (error: NodeJS.ErrnoException) => {
    console.error(
      error.code === 'EADDRINUSE'
        ? `Port ${options.port} is taken: choose another with --port, or --port 0 for a free one.`
        : error.message,
    );
    process.exit(1);
  });
  server.listen(options.port, options.host, () => {
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : options.port;
    console.log(`Gateway (${config.engine}) at http://${options.host}:${port}/graphql`);
  });

  const stop = () => {
    server.close(() => fronts.close().finally(() => process.exit(0)));
    server.closeIdleConnections();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
