import { boxesSdl, itemsSdl, pricesSdl } from './instanceParts.ts';

/** What every instance has, whichever number it is. */
function commonSdl(instance: number): string {
  return `\
"What a test asks a field to do in place of answering; see the README."
enum SyntheticFault {
  ERROR
  NULL
  THROTTLE
  TIMEOUT
  CRASH
  OUT_OF_MEMORY
  MALFORMED
  WRONG_SHAPE
}

input SyntheticBehaviour {
  "Milliseconds before the answer."
  latencyMs: Int
  "Length of the answer's payload."
  payloadBytes: Int
  fault: SyntheticFault
}

"What a graphlet saw of the call that it answers."
type SyntheticProbe @shareable {
  graphlet: String!
  "Id of the entity that was asked, if it was one."
  subject: ID
  requestId: String!
  "Milliseconds that were left until the deadline."
  remainingMs: Int!
  payload: String!
}

"When a mutation ran; epoch milliseconds."
type SyntheticStep @shareable {
  name: String!
  graphlet: String!
  startedAt: Float!
  endedAt: Float!
}

type Query {
  synthetic${instance}(behaviour: SyntheticBehaviour): SyntheticProbe
}

type Mutation {
  synthetic${instance}Step(name: String!, behaviour: SyntheticBehaviour): SyntheticStep!
}
`;
}

/** A chain through all instances: node k is owned by instance k, and the way on from it by instance k + 1. */
function chainSdl(instance: number): string {
  const node = `
type SyntheticNode${instance} @key(fields: "id") {
  id: ID!
  graphlet: String!
}
`;
  if (instance === 1) {
    return `${node}
extend type Query {
  syntheticChain: SyntheticNode1!
}
`;
  }
  return `${node}
type SyntheticNode${instance - 1} @key(fields: "id") {
  id: ID!
  next: SyntheticNode${instance}!
}
`;
}

/** Odd instances know an item by its id, even ones by its code; the first, which owns it, by both. */
function partSdl(instance: number): string {
  const key = keyOfInstance(instance);
  return `
type SyntheticItem @key(fields: "${key}") {
  ${key}: ${key === 'id' ? 'ID' : 'String'}!
  part${instance}(behaviour: SyntheticBehaviour): SyntheticProbe
  mustPart${instance}(behaviour: SyntheticBehaviour): SyntheticProbe!
  "How many items came in with the call that this one came in with."
  batchSize${instance}: Int!
}
`;
}

function keyOfInstance(instance: number): 'id' | 'code' {
  return instance % 2 === 1 ? 'id' : 'code';
}

/**
 * The schema of one synthetic graphlet. An instance refers to lower ones only, so that the first n of them
 * compose for every n, and a schema does not depend on how many there are.
 *
 * @param instance - 1 or more
 */
export function syntheticSdl(instance: number): string {
  const parts: Readonly<Record<number, string>> = { 1: itemsSdl, 2: boxesSdl, 3: pricesSdl };
  return `\
# Generated: node synthetic-graphlet/src/schema/writeSchemas.ts
extend schema
  @link(
    url: "https://specs.apollo.dev/federation/v2.5"
    import: ["@key", "@requires", "@provides", "@external", "@shareable"]
  )

${commonSdl(instance)}${partSdl(instance)}${chainSdl(instance)}${parts[instance] ?? ''}`;
}
