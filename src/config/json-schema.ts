import { z } from 'zod';
import { configSchema } from './schema.ts';

/** Any text with a reference to the environment may stand for a value: what it becomes is known only at the start. */
const fromEnvironment = { type: 'string', pattern: '\\$\\{' } as const;

/** The configuration file as a JSON Schema, for editors. */
export function configJsonSchema(): object {
  const schema = z.toJSONSchema(configSchema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      const { type, pattern, minimum, maximum, enum: words } = jsonSchema;
      const takesReference =
        type === 'string' && words === undefined && new RegExp(pattern ?? '', 'u').test(`\${NAME}`);
      if (type === undefined || type === 'object' || type === 'array' || takesReference || 'const' in jsonSchema)
        return;
      const alone = JSON.parse(JSON.stringify({ type, pattern, minimum, maximum, enum: words }));
      for (const key of Object.keys(alone)) Reflect.deleteProperty(jsonSchema, key);
      jsonSchema.anyOf = [alone, fromEnvironment];
    },
  });
  const { $schema, ...rest } = schema;
  return {
    $schema,
    title: 'Trunkline configuration',
    description: `YAML or JSON. \${NAME} takes an environment variable. Durations are written 500ms, 10s, 5m, 24h.`,
    ...rest,
  };
}
