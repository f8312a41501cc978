// `node readVariables.mjs <folder>`: loads a function's code, and prints the names of the variables that it asks for.
import { join } from 'node:path';

const [, , folder] = process.argv;
const names = new Set();
process.env = new Proxy(
  { ...process.env },
  {
    get(target, name) {
      if (typeof name === 'string') names.add(name);
      return target[name];
    },
  },
);
let problem;
try {
  await import(join(folder, 'main.mjs'));
} catch (error) {
  problem = error.message;
}
process.stdout.write(`${JSON.stringify({ names: [...names], problem })}\n`);
process.exit(0);
