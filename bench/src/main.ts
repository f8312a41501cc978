// `npm run bench -- [command]`: see `--help`.
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

const [first = '', ...rest] = process.argv.slice(2);
const command = first === '' || first.startsWith('-') ? measurePeers : commands[first];
try {
  if (command === undefined) throw new TypeError(`There is no command "${first}".\n\n${help}`);
  await command(command === commands[first] ? rest : process.argv.slice(2));
} catch (error) {
  console.error(error instanceof TypeError ? error.message : error);
  process.exitCode = 1;
}
