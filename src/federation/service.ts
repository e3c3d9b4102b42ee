import { printSchemaWithDirectives } from '@graphql-tools/utils';
import type { GraphQLSchema } from 'graphql';
import { tellsAccessRules, withoutAccessRules } from './access-rules.ts';
import { type Part, without } from './without.ts';

/** What the specification of subgraphs adds to a schema, and composers add by themselves. */
const entryForGateways: Part = {
  queries: new Set(['_entities', '_service']),
  types: new Set(['_Any', '_Entity', '_Service']),
};

const printed = new WeakMap<GraphQLSchema, string>();

/** A subgraph's SDL as composers want it, with descriptions and directives: what `_service` answers. */
export function subgraphSdl(schema: GraphQLSchema): string {
  const sdl = printed.get(schema) ?? print(schema);
  printed.set(schema, sdl);
  return sdl;
}

function print(schema: GraphQLSchema): string {
  const sdl = `${printSchemaWithDirectives(without(schema, entryForGateways))}\n`;
  return tellsAccessRules(schema) ? sdl : withoutAccessRules(sdl);
}
