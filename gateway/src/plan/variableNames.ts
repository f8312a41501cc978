import { type ASTNode, Kind, visit } from 'graphql';

/** The name, or the next like it that is not taken. */
export function unusedName(name: string, taken: readonly string[]): string {
  return taken.includes(name) ? unusedName(`${name}_`, taken) : name;
}

/** Definitions and uses alike. */
export function renameVariables<T extends ASTNode>(node: T, names: ReadonlyMap<string, string>): T {
  return visit(node, {
    Variable: (variable) => {
      const name = names.get(variable.name.value);
      return name === undefined ? undefined : { ...variable, name: { kind: Kind.NAME, value: name } };
    },
  });
}
