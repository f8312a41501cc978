import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { covers, type Permission } from '../template/permissionsOf.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** The rows of docs/permissions.md: `function`, `action`, `resource`; `*` stands for any text. */
const listed = readFileSync(join(root, 'docs/permissions.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))
  .map(([, functionName = '', action = '', resource = '']) => ({ functionName, action, resource }));

/** @param name - physical, of a function */
export function isListed(name: string, permission: Permission): boolean {
  return listed.some(({ functionName, action, resource }) => {
    const own = resource.replaceAll('{function}', name.replace('graphlets-prod-', ''));
    return (
      covers(`${functionName} x`, `${name.replace('graphlets-prod-', '')} x`) &&
      covers(`${action} ${own}`, permission)
    );
  });
}
