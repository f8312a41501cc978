/** A deployment cannot go on; the message says what to do. */
export class DeployError extends Error {
  override readonly name = 'DeployError';
}
