import type { Context } from '../context.ts';
import { type Item, itemByCode, itemById } from '../data.ts';
import { entity, rootField } from './entries.ts';
import { type BehaviourArguments, probe } from './probe.ts';

/** What every instance answers: a probe, a step, its parts of an item, its links of the chain. */
export function commonResolvers(instance: number) {
  return {
    Query: {
      [`synthetic${instance}`]: rootField((args: BehaviourArguments, context) => probe(null, args, context)),
    },
    Mutation: { [`synthetic${instance}Step`]: rootField(step) },
    SyntheticItem: {
      __resolveReference: entity(findItem),
      [`part${instance}`]: probeItem,
      [`mustPart${instance}`]: probeItem,
      [`batchSize${instance}`]: (_item: Item, _args: object, { call }: Context) => call.representations,
    },
    [`SyntheticNode${instance}`]: {
      __resolveReference: entity((node: Node) => node),
      graphlet: (_node: Node, _args: object, { graphlet }: Context) => graphlet,
    },
    ...(instance > 1 && {
      [`SyntheticNode${instance - 1}`]: {
        __resolveReference: entity((node: Node) => node),
        next: ({ id }: Node): Node => ({ id }),
      },
    }),
  };
}

interface Node {
  readonly id: string;
}

/** The gateway sends either key, and with it what a field requires of other graphlets. */
function findItem(reference: Readonly<Record<string, unknown>>): Item {
  const item = typeof reference.id === 'string' ? itemById(reference.id) : itemByCode(String(reference.code));
  return { ...reference, ...item };
}

function probeItem({ id }: Item, args: BehaviourArguments, context: Context) {
  return probe(id, args, context);
}

async function step(
  { name, behaviour }: BehaviourArguments & { readonly name: string },
  { graphlet, call }: Context,
) {
  const startedAt = Date.now();
  const outcome = await call.behave(behaviour ?? {});
  return outcome === 'null' ? null : { name, graphlet, startedAt, endedAt: Date.now() };
}
