import { type FieldNode, Kind, visit } from 'graphql';
import { describeCall } from '../../operation/describeCall.ts';

/** A call as text; the same for literals that are coerced to the same value (spec October 2021, 3.5.5 and 3.11). */
export function callText(node: FieldNode): string {
  const { selectionSet: _below, ...call } = node;
  return describeCall(
    visit(call as FieldNode, {
      ListValue: { leave: ({ values }) => (values.length === 1 ? values[0] : undefined) },
      StringValue: (value) =>
        /^-?\d+$/.test(value.value) ? { kind: Kind.INT, value: value.value } : undefined,
    }),
  );
}
