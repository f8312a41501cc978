const SHARED = [
  Object,
  Array,
  String,
  Number,
  Boolean,
  Function,
  Map,
  Set,
  Promise,
  Error,
  RegExp,
  Date,
  Buffer,
];

/** Remembers what the shared prototypes have, and says what came to them since. */
export function watchPrototypes(): () => string | undefined {
  const before = SHARED.map(({ prototype }) => Reflect.ownKeys(prototype).length);
  return () => {
    const changed = SHARED.find(
      ({ prototype }, index) => Reflect.ownKeys(prototype).length !== before[index],
    );
    return changed === undefined ? undefined : `${changed.name}.prototype was changed`;
  };
}
