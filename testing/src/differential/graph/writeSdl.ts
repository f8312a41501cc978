import {
  type AbstractModel,
  COLORS,
  type EntityModel,
  type FieldModel,
  type GraphModel,
  type Key,
  typeText,
  VALUE_TYPE,
} from './model.ts';

const HEADER = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@requires", "@provides", "@external", "@shareable"])\n`;
const KEY_TYPES: Readonly<Record<string, string>> = { id: 'ID!', code: 'String!', ka: 'Int!', kb: 'Int!' };
const SIZE = `type ${VALUE_TYPE} { width: Int height: Int }`;
const COLOR = `enum Color { ${COLORS.join(' ')} }`;

/** The graph as one schema, as if it had never been cut. */
export function wholeSdl({ entities, abstracts, roots }: GraphModel): string {
  const types = entities.map((entity) => {
    const keys = [...new Set([...entity.keys.values()].flat())];
    const lines = [...keyFields(keys), ...entity.fields.map((field) => fieldText(field))];
    return `type ${entity.name}${implementsText(entity, abstracts)} { ${lines.join('\n')} }`;
  });
  return [
    SIZE,
    COLOR,
    ...abstracts.map(abstractText),
    ...types,
    `type Query { ${roots.map((field) => fieldText(field)).join('\n')} }`,
  ].join('\n');
}

/** One subgraph's own schema. */
export function subgraphSdl({ entities, abstracts, roots }: GraphModel, subgraph: number): string {
  const here = abstracts.filter((abstract) => abstract.subgraph === subgraph);
  const types = entities.flatMap((entity) => entityText(entity, entities, here, subgraph));
  const ownRoots = roots.filter(({ owners }) => owners.includes(subgraph));
  const text = [
    ...here.map(abstractText),
    ...types,
    ownRoots.length === 0
      ? ''
      : `type Query { ${ownRoots.map((field) => fieldText(field, true)).join('\n')} }`,
  ].join('\n');
  const size = SIZE.replace(VALUE_TYPE, `${VALUE_TYPE} @shareable`);
  return [HEADER, /\bSize\b/.test(text) ? size : '', /\bColor\b/.test(text) ? COLOR : '', text].join('\n');
}

function entityText(
  entity: EntityModel,
  entities: readonly EntityModel[],
  here: readonly AbstractModel[],
  subgraph: number,
): readonly string[] {
  const keys = entity.keys.get(subgraph);
  if (keys === undefined) return [];
  const own = entity.fields.filter(({ owners }) => owners.includes(subgraph));
  const required = new Set(own.flatMap(({ requires }) => requires));
  const provided = new Set(
    entities.flatMap(({ fields }) =>
      fields
        .filter(({ owners, type }) => owners.includes(subgraph) && type.name === entity.name)
        .flatMap(({ provides }) => provides),
    ),
  );
  const external = entity.fields.filter(
    ({ name, owners }) => !owners.includes(subgraph) && (required.has(name) || provided.has(name)),
  );
  const lines = [
    ...keyFields(keys),
    ...own.map((field) => fieldText(field, true)),
    ...external.map((field) => `${field.name}: ${typeText(field.type)} @external`),
  ];
  const directives = keys.map((key) => `@key(fields: "${key}")`).join(' ');
  return [`type ${entity.name}${implementsText(entity, here)} ${directives} { ${lines.join('\n')} }`];
}

function keyFields(keys: readonly Key[]): readonly string[] {
  return keys.flatMap((key) => key.split(' ')).map((name) => `${name}: ${KEY_TYPES[name]}`);
}

function fieldText(field: FieldModel, isFederated = false): string {
  const argument = field.hasArgument ? '(x: Int = 1)' : '';
  const directives: string[] = [];
  if (isFederated) {
    if (field.owners.length > 1 || field.isShared === true) directives.push('@shareable');
    if (field.requires.length > 0) directives.push(`@requires(fields: "${field.requires.join(' ')}")`);
    if (field.provides.length > 0) directives.push(`@provides(fields: "${field.provides.join(' ')}")`);
  }
  return `${field.name}${argument}: ${typeText(field.type)} ${directives.join(' ')}`;
}

function abstractText({ kind, name, members, field }: AbstractModel): string {
  return kind === 'union'
    ? `union ${name} = ${members.join(' | ')}`
    : `interface ${name} { ${field}: String }`;
}

function implementsText({ name }: EntityModel, abstracts: readonly AbstractModel[]): string {
  const names = abstracts
    .filter(({ kind, members }) => kind === 'interface' && members.includes(name))
    .map((abstract) => abstract.name);
  return names.length === 0 ? '' : ` implements ${names.join(' & ')}`;
}
