/** A key that a JSON Schema knows. */
export interface SchemaKey {
  /** As in `sources[].agents[].email`. */
  readonly path: string;
  readonly description: unknown;
  /** Undefined where there is none. */
  readonly default: unknown;
}

/** Every key of a JSON Schema, those of all variants; a key that two variants have comes twice. */
export function keysOf(schema: unknown, path = ''): readonly SchemaKey[] {
  const properties = Object.entries(member(schema, 'properties') ?? {}).flatMap(([key, value]) => {
    const at = path === '' ? key : `${path}.${key}`;
    return [
      { path: at, description: member(value, 'description'), default: member(value, 'default') },
      ...keysOf(value, at),
    ];
  });
  const items = member(schema, 'items');
  const variants = [member(schema, 'oneOf'), member(schema, 'anyOf')].flatMap((list) =>
    Array.isArray(list) ? list : [],
  );
  return [
    ...properties,
    ...(items === undefined ? [] : keysOf(items, `${path}[]`)),
    ...variants.flatMap((variant) => keysOf(variant, path)),
  ];
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
