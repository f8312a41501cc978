// What the first three instances have beyond the others: the features of Federation between graphlets.

/** Instance 1 owns the items: two keys, enum, value type, interface, union, lists, a mutation that returns an entity. */
export const itemsSdl = `
enum SyntheticKind {
  PLAIN
  FANCY
}

type SyntheticSize @shareable {
  width: Int!
  height: Int!
}

interface SyntheticThing {
  id: ID!
  label: String!
}

union SyntheticResult = SyntheticItem | SyntheticBox

extend type SyntheticItem implements SyntheticThing @key(fields: "code") {
  code: String!
  name: String!
  label: String! @shareable
  "The graphlet that gave this field."
  origin: String! @shareable
  kind: SyntheticKind!
  weight: Int!
  size: SyntheticSize!
  matrix: [[Int!]!]!
}

type SyntheticBox implements SyntheticThing @key(fields: "id") {
  id: ID!
  label: String! @shareable
}

extend type Query {
  syntheticItem(id: ID!): SyntheticItem
  syntheticItems(count: Int! = 3): [SyntheticItem!]!
  syntheticThings: [SyntheticThing!]!
}

extend type Mutation {
  syntheticRenameItem(id: ID!, name: String!): SyntheticItem!
}
`;

/** Instance 2: fields that require others', fields that it provides itself, nested entities. */
export const boxesSdl = `
type SyntheticSize @shareable {
  width: Int!
  height: Int!
}

union SyntheticResult = SyntheticItem | SyntheticBox

extend type SyntheticItem {
  label: String! @shareable
  origin: String! @external
  weight: Int! @external
  size: SyntheticSize! @external
  shippingCost: Int! @requires(fields: "weight")
  volume: Int! @requires(fields: "size { width height }")
}

type SyntheticBox @key(fields: "id") {
  id: ID!
  contents: [SyntheticItem!]!
  inside: SyntheticSize!
}

extend type Query {
  syntheticFeatured: SyntheticItem! @provides(fields: "origin")
  syntheticSearch: [SyntheticResult!]!
}
`;

/** Instance 3: a field that requires one that itself requires another's, and lists of lists of entities. */
export const pricesSdl = `
extend type SyntheticItem {
  shippingCost: Int! @external
  price: Int!
  total: Int! @requires(fields: "shippingCost")
}

extend type Query {
  syntheticShelves: [[SyntheticItem!]!]!
}
`;
