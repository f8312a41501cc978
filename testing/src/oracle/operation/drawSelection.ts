import {
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isUnionType,
} from 'graphql';
import { createOverlapFinder, type OverlapFinder } from './createOverlapFinder.ts';
import { type ArgumentOptions, drawArguments } from './drawArguments.ts';
import { drawDirectives } from './drawDirectives.ts';
import type { ResponseScope } from './responseScope.ts';

export interface SelectionOptions extends ArgumentOptions {
  readonly schema: GraphQLSchema;
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
  readonly #overlapping: OverlapFinder;
  #fieldsLeft: number;

  constructor(options: SelectionOptions) {
    this.#options = options;
    this.#fieldsLeft = options.fieldBudget;
    this.#overlapping = createOverlapFinder(options.schema);
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
    const call = `${field.name}${drawArguments(field, this.#options)}`;
    // The next free name: the field's own, or an alias.
    const names = [random.chance(0.25) ? this.#drawAlias(type) : field.name, field.name, 'a', 'b', 'c', 'd'];
    for (const name of names) {
      const below = scope.take(name, type, call, field.type.toString());
      if (below === undefined) continue;
      this.#fieldsLeft--;
      const head = name === field.name ? call : `${name}: ${call}`;
      const named = getNamedType(field.type);
      const line = `${indent(depth)}${head}${drawDirectives(this.#options)}`;
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
    return `${indent(depth)}${head}${drawDirectives(this.#options)} {\n${selection}${indent(depth)}}\n`;
  }

  #drawInlineFragment(type: GraphQLCompositeType, scope: ResponseScope, depth: number): string {
    const { random } = this.#options;
    if (depth > this.#options.depthLimit + 1) return '';
    const condition = random.chance(0.15) ? undefined : random.pick(this.#overlapping(type));
    const on = condition === undefined ? '' : ` on ${condition.name}`;
    const selection = this.drawSelectionSet(condition ?? type, scope, depth + 1);
    return `${indent(depth)}...${on}${drawDirectives(this.#options)} {\n${selection}${indent(depth)}}\n`;
  }

  #drawSpread(type: GraphQLCompositeType, scope: ResponseScope, depth: number): string {
    const { random, canReuseFragments, depthLimit } = this.#options;
    if (depth > depthLimit + 1) return '';
    const overlapping = this.#overlapping(type);
    const known = this.#fragments.filter((fragment) =>
      overlapping.some(({ name }) => name === fragment.type),
    );
    if (canReuseFragments && known.length > 0 && random.chance(0.4)) {
      return `${indent(depth)}...${random.pick(known).name}${drawDirectives(this.#options)}\n`;
    }
    const condition = random.pick(overlapping);
    const body = this.drawSelectionSet(condition, scope, 1);
    const name = `F${this.#fragments.length}`;
    this.#fragments.push({ name, type: condition.name, body });
    return `${indent(depth)}...${name}${drawDirectives(this.#options)}\n`;
  }

  #drawTypename(type: GraphQLCompositeType, scope: ResponseScope, depth: number): string {
    const name = this.#options.random.weighted([
      [4, '__typename'],
      [1, 't'],
      [1, 'a'],
    ]);
    if (scope.take(name, type, '__typename', 'String!') === undefined) return '';
    return `${indent(depth)}${name === '__typename' ? name : `${name}: __typename`}${drawDirectives(this.#options)}\n`;
  }
}

function indent(depth: number): string {
  return '  '.repeat(depth + 1);
}
