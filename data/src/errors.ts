/** One row cannot be loaded; the others can. */
export class BadRowError extends Error {
  override readonly name = 'BadRowError';
}

/** A load cannot start or go on; the message says what to do. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
}
