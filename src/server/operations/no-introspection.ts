import { GraphQLError, type ValidationRule } from 'graphql';

/** What tells the schema: two fields of GraphQL's own, and that of federation, which is the same under another name. */
const telling: ReadonlySet<string> = new Set(['__schema', '__type', '_service']);

/** Refuses every question for the schema, for where introspection is off. Apollo's rule speaks to who wrote the server. */
export const noIntrospection: ValidationRule = (context) => ({
  Field(node) {
    if (!telling.has(node.name.value) || context.getParentType() !== context.getSchema().getQueryType()) return;
    const message =
      'The schema is not told here, for introspection is off: who runs the service has it by `trunkline schema`.';
    context.reportError(new GraphQLError(message, { nodes: node }));
  },
});
