import { type GraphQLCompositeType, isObjectType } from 'graphql';

interface Use {
  readonly parent: GraphQLCompositeType;
  /** Field and arguments as written. */
  readonly call: string;
}

interface Entry {
  readonly type: string;
  readonly uses: Use[];
  readonly below: ResponseScope;
}

/**
 * The response names of one place in the answer, so that what is drawn can be merged
 * (spec October 2021, 5.3.2: "Field Selection Merging").
 */
export class ResponseScope {
  readonly #entries = new Map<string, Entry>();

  /**
   * Takes a response name for a field.
   *
   * @returns the scope below it, undefined when the name already means something else
   */
  take(name: string, parent: GraphQLCompositeType, call: string, type: string): ResponseScope | undefined {
    const entry = this.#entries.get(name);
    if (entry === undefined) {
      const below = new ResponseScope();
      this.#entries.set(name, { type, uses: [{ parent, call }], below });
      return below;
    }
    if (entry.type !== type || !entry.uses.every((use) => canMerge(use, { parent, call }))) return undefined;
    entry.uses.push({ parent, call });
    return entry.below;
  }
}

function canMerge(a: Use, b: Use): boolean {
  if (a.call === b.call) return true;
  return isObjectType(a.parent) && isObjectType(b.parent) && a.parent !== b.parent;
}
