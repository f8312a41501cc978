// `npm run bench -- [command]`: see `--help`.
import { runCommand } from '@graphlets/platform/commandLine/runCommand';
import { UsageError } from '@graphlets/platform/errors';
import { measureCold } from './commands/cold.ts';
import { measureParts } from './commands/parts.ts';
import { measurePeers } from './commands/peers.ts';
import { profileGateway } from './commands/profile.ts';
import { help } from './options.ts';

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  peers: measurePeers,
  cold: measureCold,
  parts: measureParts,
  profile: profileGateway,
};

await runCommand(
  async (args) => {
    const [first = '', ...rest] = args;
    const command = first === '' || first.startsWith('-') ? measurePeers : commands[first];
    if (command === undefined) throw new UsageError(`There is no command "${first}".\n\n${help}`);
    await command(command === commands[first] ? rest : args);
    return 0;
  },
  [TypeError],
);
