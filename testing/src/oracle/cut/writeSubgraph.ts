import type { ArgumentDraft, Draft, FieldDraft, InterfaceDraft, ObjectDraft } from '../schema/draft.ts';
import type { Mentioned } from './settle.ts';

const HEADER =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@requires", "@provides", ' +
  '"@external", "@shareable", "@inaccessible", "@override", "@interfaceObject"])\n';

/** A subgraph's schema as SDL, out of the draft of all. */
export function writeSubgraph(draft: Draft, subgraph: string, mentioned: Mentioned): string {
  const has = ({ name }: { readonly name: string }) => mentioned.has(name);
  const parts = [
    ...(mentioned.has('Blob') ? ['scalar Blob'] : []),
    ...[...draft.enums]
      .filter(([name]) => mentioned.has(name))
      .map(([name, type]) => {
        const values = type.values.map(
          (value) => value + (type.inaccessible.has(value) ? ' @inaccessible' : ''),
        );
        return `enum ${name} { ${values.join(' ')} }`;
      }),
    ...[...draft.inputs]
      .filter(([name]) => mentioned.has(name))
      .map(([name, { fields }]) => {
        const lines = fields.map(
          (field) =>
            `${field.name}: ${field.type}${field.default === undefined ? '' : ` = ${field.default}`}`,
        );
        return `input ${name} {\n  ${lines.join('\n  ')}\n}`;
      }),
    ...[...draft.interfaces.values()].filter(has).map((type) => writeInterface(draft, type, subgraph)),
    ...[...draft.unions.values()]
      .filter(has)
      .map(({ name, membersIn }) => `union ${name} = ${(membersIn.get(subgraph) ?? []).join(' | ')}`),
    ...[...draft.objects.values()].filter(has).map((object) => writeObject(draft, object, subgraph)),
  ];
  return `${[HEADER, ...parts.filter((part) => part !== '')].join('\n')}\n`;
}

function writeInterface(draft: Draft, type: InterfaceDraft, subgraph: string): string {
  const { name, entity, implementersIn } = type;
  if (entity?.objectIn.has(subgraph)) {
    const added = [...entity.fields.values()].filter(({ owners }) => owners.has(subgraph));
    const fields = ['id: ID!', ...added.map((field) => writeField(field, subgraph))];
    return `type ${name} @interfaceObject @key(fields: "id") {\n  ${fields.join('\n  ')}\n}`;
  }
  const implementers = implementersIn.get(subgraph) ?? [];
  const fields = type.fields.filter((field) =>
    implementers.every((implementer) =>
      draft.objects.get(implementer)?.fields.get(field.name)?.owners.has(subgraph),
    ),
  );
  const key = entity === undefined ? '' : ' @key(fields: "id")';
  return `interface ${name}${key} {\n  ${fields
    .map((field) => `${field.name}${writeArguments(field.args)}: ${field.type}`)
    .join('\n  ')}\n}`;
}

function writeObject(draft: Draft, object: ObjectDraft, subgraph: string): string {
  const fields = [...object.fields.values()].filter(
    ({ owners, externals, overriddenIn }) =>
      owners.has(subgraph) || externals.has(subgraph) || overriddenIn === subgraph,
  );
  if (fields.length === 0) return '';
  const interfaces = [...draft.interfaces.values()]
    .filter(({ implementersIn }) => implementersIn.get(subgraph)?.includes(object.name))
    .map(({ name }) => name);
  const heads = [
    `type ${object.name}`,
    ...(interfaces.length > 0 ? [`implements ${interfaces.join(' & ')}`] : []),
    ...(object.places.get(subgraph) ?? []).map(
      ({ key, isResolvable }) =>
        `@key(fields: "${key.selection}"${isResolvable ? '' : ', resolvable: false'})`,
    ),
  ];
  return `${heads.join(' ')} {\n  ${fields.map((field) => writeField(field, subgraph)).join('\n  ')}\n}`;
}

function writeField(field: FieldDraft, subgraph: string): string {
  const { name, type, args, owners, requires, overriddenIn } = field;
  const provides = field.provides.get(subgraph);
  const isOwner = owners.has(subgraph);
  return [
    `${name}${writeArguments(args)}: ${type}`,
    ...(field.externals.has(subgraph) ? ['@external'] : []),
    ...(isOwner && (owners.size > 1 || field.isProvided) ? ['@shareable'] : []),
    ...(isOwner && requires !== undefined ? [`@requires(fields: "${requires}")`] : []),
    ...(provides === undefined ? [] : [`@provides(fields: "${provides}")`]),
    ...(isOwner && overriddenIn !== undefined ? [`@override(from: "${overriddenIn}")`] : []),
    ...(isOwner && field.isInaccessible ? ['@inaccessible'] : []),
  ].join(' ');
}

function writeArguments(args: readonly ArgumentDraft[]): string {
  if (args.length === 0) return '';
  const written = args.map(
    ({ name, type, default: value }) => `${name}: ${type}${value === undefined ? '' : ` = ${value.literal}`}`,
  );
  return `(${written.join(', ')})`;
}
