export type SchemaManagerErrorCode =
  | 'REGISTRY_EMPTY'
  | 'REGISTRY_BROKEN'
  | 'REGISTRY_CHANGED'
  | 'REGISTRY_UNKNOWN'
  | 'VERSION_UNKNOWN'
  | 'NO_EARLIER_VERSION'
  | 'BAKE_FAILED';

/** A registry cannot do what it was asked; match on `code`. */
export class SchemaManagerError extends Error {
  override readonly name = 'SchemaManagerError';
  readonly code: SchemaManagerErrorCode;

  constructor(code: SchemaManagerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export function registryChanged(location: string, path: string, options?: ErrorOptions): SchemaManagerError {
  return new SchemaManagerError(
    'REGISTRY_CHANGED',
    `Somebody else changed ${location}/${path} at the same time: run the command again.`,
    options,
  );
}
