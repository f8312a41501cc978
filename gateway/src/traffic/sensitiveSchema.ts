// Loaded at every cold start, so nothing of graphql but types.
import type { ConstDirectiveNode, GraphQLSchema } from 'graphql';

/** `@tag(name: "sensitive")`, which every composition keeps, or a directive `@sensitive` that is composed. */
const MARK = 'sensitive';

interface Definition {
  readonly astNode?: { readonly directives?: readonly ConstDirectiveNode[] | undefined } | null | undefined;
}

/** Whether an argument or an input field is marked as holding what must not be recorded. */
export function isMarkedSensitive({ astNode }: Definition): boolean {
  return (astNode?.directives ?? []).some(
    ({ name, arguments: given = [] }) =>
      name.value === MARK ||
      (/^(federation__)?tag$/.test(name.value) &&
        given.some(({ value }) => 'value' in value && value.value === MARK)),
  );
}

/**
 * The schema with its marks; only where it has any, because building it costs a cold start.
 *
 * @param sdl - a supergraph
 */
export async function readMarkedSchema(sdl: string): Promise<GraphQLSchema | undefined> {
  if (!/@sensitive\b|@(federation__)?tag\(name: "sensitive"\)/.test(sdl)) return undefined;
  const { buildSchema } = await import('graphql');
  return buildSchema(sdl, { assumeValid: true, assumeValidSDL: true });
}
