import { type ASTNode, GraphQLSchema, Kind, parse, print, visit } from 'graphql';

/** What says in a subgraph's SDL who may see what. */
const directives: ReadonlySet<string> = new Set(['authenticated', 'requiresScopes']);
const itsScalar = 'federation__Scope';

const untold = 'tellsNoAccessRules';

/** The same schema, rules and all, which tells no composer of them. */
export const tellingNoAccessRules = (schema: GraphQLSchema): GraphQLSchema =>
  new GraphQLSchema({ ...schema.toConfig(), extensions: { ...schema.extensions, [untold]: true } });

/** Whether a schema tells composers who may see what. */
export const tellsAccessRules = (schema: GraphQLSchema): boolean => schema.extensions[untold] !== true;

/** An SDL without its access rules: some gateways refuse a graph that has any, for they cannot hold to them. */
export function withoutAccessRules(sdl: string): string {
  const unless = (node: ASTNode & { readonly name: { readonly value: string } }) =>
    directives.has(node.name.value) ? null : undefined;
  const document = visit(parse(sdl, { noLocation: true }), {
    DirectiveDefinition: unless,
    Directive: unless,
    ScalarTypeDefinition: ({ name }) => (name.value === itsScalar ? null : undefined),
    // The list of what is imported of the specification.
    ListValue: (list) => ({
      ...list,
      values: list.values.filter((one) => one.kind !== Kind.STRING || !directives.has(one.value.replace('@', ''))),
    }),
  });
  return `${print(document)}\n`;
}
