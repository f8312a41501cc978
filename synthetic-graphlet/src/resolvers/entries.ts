import type { Context } from '../context.ts';

/** A root field: first the request's header has its way, then the field is answered. */
export function rootField<TArguments, TResult>(
  resolve: (args: TArguments, context: Context) => TResult | Promise<TResult>,
) {
  return async (_root: unknown, args: TArguments, context: Context): Promise<TResult | null> =>
    (await context.enter()) === 'null' ? null : resolve(args, context);
}

/** The other way in: an entity by one of its keys. Counted, so that a test sees what came in together. */
export function entity<TReference, TResult>(resolve: (reference: TReference) => TResult) {
  return async (reference: TReference, context: Context): Promise<TResult | null> => {
    context.call.noteRepresentation();
    return (await context.enter()) === 'null' ? null : resolve(reference);
  };
}
