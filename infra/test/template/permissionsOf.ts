import { resolveValue } from './resolveValue.ts';
import type { Synthesized } from './synthesized.ts';

/** One action on one resource, e.g. `dynamodb:Query arn:aws:dynamodb:...`; a resource may end in `*`. */
export type Permission = `${string} ${string}`;

/** What the templates' policies allow a role. */
export function permissionsOf(
  app: Synthesized,
  roleName: string,
  account: string,
  region: string,
): readonly Permission[] {
  return [...app.templates().values()].flatMap((template) =>
    Object.values(template.Resources)
      .filter(({ Type }) => Type === 'AWS::IAM::Policy')
      .map(({ Properties }) => resolveValue(Properties, template, account, region) as Policy)
      .filter(({ Roles }) => Roles.includes(roleName))
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
      .flatMap(({ Action, Resource }) =>
        [Action]
          .flat()
          .flatMap((action) => [Resource].flat().map((resource): Permission => `${action} ${resource}`)),
      ),
  );
}

interface Policy {
  readonly Roles: readonly string[];
  readonly PolicyDocument: {
    readonly Statement: readonly {
      readonly Action: string | readonly string[];
      readonly Resource: string | readonly string[];
    }[];
  };
}

/** Whether a permission covers what was done. */
export function covers(permission: Permission, done: Permission): boolean {
  const pattern = permission.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${pattern}$`).test(done);
}
