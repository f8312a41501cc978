import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isUnionType,
} from 'graphql';
import type { Random } from '../random.ts';
import { drawInput, type InputTypes } from '../schema/inputs.ts';
import type { ResponseScope } from './responseScope.ts';
import type { Variables } from './variables.ts';

export interface SelectionOptions {
  readonly random: Random;
  readonly schema: GraphQLSchema;
  readonly types: InputTypes;
  readonly variables: Variables;
  readonly canReuseFragments: boolean;
  /** Fields after which selections are kept small. */
  readonly fieldBudget: number;
  readonly depthLimit: number;
}

interface Fragment {
  readonly name: string;
  readonly type: string;
  readonly body: string;
}

interface FieldUse {
  /** What is written before the selection set. */
  readonly head: string;
  readonly type: GraphQLCompositeType;
  readonly scope: ResponseScope;
}

/** Draws selection sets as text. */
export class SelectionDrawer {
  readonly #options: SelectionOptions;
  readonly #fragments: Fragment[] = [];
  readonly #compositeTypes: readonly GraphQLCompositeType[];
  #fieldsLeft: number;

  constructor(options: SelectionOptions) {
    this.#options = options;
    this.#fieldsLeft = options.fieldBudget;
    this.#compositeTypes = Object.values(options.schema.getTypeMap()).filter(
      (type) => isCompositeType(type) && !type.name.startsWith('__'),
    ) as GraphQLCompositeType[];
  }

  fragments(): readonly string[] {
    return this.#fragments.map(({ name, type, body }) => `fragment ${name} on ${type} {\n${body}}`);
  }

  /** Lines of a selection set, without its braces; never empty. */
  drawSelectionSet(type: GraphQLCompositeType, scope: ResponseScope, depth: number): string {
    const { random } = this.#options;
    const count = this.#fieldsLeft <= 0 ? 1 : random.int(1, depth === 0 ? 5 : 4);
    const uses: FieldUse[] = [];
    let lines = '';
    for (let i = 0; i < count; i++) lines += this.#drawSelection(type, scope, depth, uses);
    return lines === '' ? `${indent(depth)}__typename\n` : lines;
  }

  #drawSelection(type: GraphQLCompositeType, scope: ResponseScope, depth: number, uses: FieldUse[]): string {
    const { random } = this.#options;
    const draw = random.weighted<() => string>([
      [isUnionType(type) ? 0 : 12, () => this.#drawField(type, scope, depth, uses)],
      [uses.length > 0 ? 2 : 0, () => this.#repeatField(random.pick(uses), depth)],
      [isAbstractType(type) ? 6 : 1, () => this.#drawInlineFragment(type, scope, depth)],
      [1, () => this.#drawSpread(type, scope, depth)],
      [1, () => this.#drawTypename(type, scope, depth)],
    ]);
    return draw();
  }

  #drawField(type: GraphQLCompositeType, scope: ResponseScope, depth: number, uses: FieldUse[]): string {
    const { random, depthLimit } = this.#options;
    if (isUnionType(type)) return '';
    const isLast = depth >= depthLimit || this.#fieldsLeft <= 0;
    const all = Object.values(type.getFields());
    const fields = isLast ? all.filter((field) => !isCompositeType(getNamedType(field.type))) : all;
    if (fields.length === 0) return '';
    const field = random.pick(fields);
    const call = `${field.name}${this.#drawArguments(field)}`;
    // The next free name: the field's own, or an alias.
    const names = [random.chance(0.25) ? this.#drawAlias(type) : field.name, field.name, 'a', 'b', 'c', 'd'];
    for (const name of names) {
      const below = scope.take(name, type, call, field.type.toString());
      if (below === undefined) continue;
      this.#fieldsLeft--;
      const head = name === field.name ? call : `${name}: ${call}`;
      const named = getNamedType(field.type);
      const line = `${indent(depth)}${head}${this.#drawDirectives()}`;
      if (!isCompositeType(named)) return `${line}\n`;
      uses.push({ head, type: named, scope: below });
      return `${line} {\n${this.drawSelectionSet(named, below, depth + 1)}${indent(depth)}}\n`;
    }
    return '';
  }

  /** A name that is free, or that of another field. */
  #drawAlias(type: GraphQLCompositeType): string {
    const { random } = this.#options;
    const others = isUnionType(type) ? [] : Object.keys(type.getFields());
    return random.chance(0.15) && others.length > 0 ? random.pick(others) : random.pick(['a', 'b', 'c']);
  }

  #repeatField({ head, type, scope }: FieldUse, depth: number): string {
    this.#fieldsLeft--;
    const selection = this.drawSelectionSet(type, scope, depth + 1);
    return `${indent(depth)}${head}${this.#drawDirectives()} {\n${selection}${indent(depth)}}\n`;
  }

  #drawInlineFragment(type: GraphQLCompositeType, scope: ResponseScope, depth: number): string {
    const { random } = this.#options;
    if (depth > this.#options.depthLimit + 1) return '';
    const condition = random.chance(0.15) ? undefined : random.pick(this.#overlapping(type));
    const on = condition === undefined ? '' : ` on ${condition.name}`;
    const selection = this.drawSelectionSet(condition ?? type, scope, depth + 1);
    return `${indent(depth)}...${on}${this.#drawDirectives()} {\n${selection}${indent(depth)}}\n`;
  }

  #drawSpread(type: GraphQLCompositeType, scope: ResponseScope, depth: number): string {
    const { random, canReuseFragments, depthLimit } = this.#options;
    if (depth > depthLimit + 1) return '';
    const overlapping = this.#overlapping(type);
    const known = this.#fragments.filter((fragment) =>
      overlapping.some(({ name }) => name === fragment.type),
    );
    if (canReuseFragments && known.length > 0 && random.chance(0.4)) {
      return `${indent(depth)}...${random.pick(known).name}${this.#drawDirectives()}\n`;
    }
    const condition = random.pick(overlapping);
    const body = this.drawSelectionSet(condition, scope, 1);
    const name = `F${this.#fragments.length}`;
    this.#fragments.push({ name, type: condition.name, body });
    return `${indent(depth)}...${name}${this.#drawDirectives()}\n`;
  }

  #drawTypename(type: GraphQLCompositeType, scope: ResponseScope, depth: number): string {
    const name = this.#options.random.weighted([
      [4, '__typename'],
      [1, 't'],
      [1, 'a'],
    ]);
    if (scope.take(name, type, '__typename', 'String!') === undefined) return '';
    return `${indent(depth)}${name === '__typename' ? name : `${name}: __typename`}${this.#drawDirectives()}\n`;
  }

  /** Types that share a possible object type with this one, itself included. */
  #overlapping(type: GraphQLCompositeType): readonly GraphQLCompositeType[] {
    const possible = this.#possibleTypes(type);
    return this.#compositeTypes.filter((other) =>
      this.#possibleTypes(other).some((name) => possible.includes(name)),
    );
  }

  #possibleTypes(type: GraphQLCompositeType): readonly string[] {
    if (!isAbstractType(type)) return [type.name];
    return this.#options.schema.getPossibleTypes(type).map(({ name }) => name);
  }

  #drawArguments({ args }: GraphQLField<unknown, unknown>): string {
    const { random, types, variables } = this.#options;
    const written = args.flatMap(({ name, type: argumentType, defaultValue }) => {
      const type = argumentType.toString();
      const isNeeded = type.endsWith('!') && defaultValue === undefined;
      if (!isNeeded && random.chance(0.4)) return [];
      if (random.chance(0.4)) return [`${name}: $${variables.draw(type)}`];
      return [`${name}: ${drawInput(random, type, types, variables.draw).literal}`];
    });
    return written.length === 0 ? '' : `(${written.join(', ')})`;
  }

  #drawDirectives(): string {
    const { random, variables } = this.#options;
    if (random.chance(0.9)) return '';
    const directive = () => {
      const condition = random.chance(0.6) ? `$${variables.draw('Boolean!')}` : `${random.chance(0.5)}`;
      return `(if: ${condition})`;
    };
    return random.weighted([
      [5, () => ` @include${directive()}`],
      [4, () => ` @skip${directive()}`],
      [1, () => ` @skip${directive()} @include${directive()}`],
    ])();
  }
}

function indent(depth: number): string {
  return '  '.repeat(depth + 1);
}
