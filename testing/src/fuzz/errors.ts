/** Wrong usage. */
export class FuzzError extends Error {
  override readonly name = 'FuzzError';
}
