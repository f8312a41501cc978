import { type ArgumentNode, type FieldNode, print, visit } from 'graphql';

/** The same text for calls that may stand for each other (spec October 2021, 5.3.2): order of arguments is nothing. */
export function describeCall({ name, arguments: args = [] }: FieldNode): string {
  return args.length === 0 ? name.value : `${name.value}(${args.map(describeArgument).sort().join()})`;
}

function describeArgument(argument: ArgumentNode): string {
  const sorted = visit(argument, {
    ObjectValue: {
      leave: (value) => ({
        ...value,
        fields: [...value.fields].sort((a, b) => (a.name.value < b.name.value ? -1 : 1)),
      }),
    },
  });
  return print(sorted);
}
