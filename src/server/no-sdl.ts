import { GraphQLError, type ValidationRule } from 'graphql';

/** Refuses Query._service, for where introspection is off: it is introspection under another name. */
export const noSdl: ValidationRule = (context) => ({
  Field(node) {
    if (node.name.value !== '_service' || context.getParentType() !== context.getSchema().getQueryType()) return;
    const message = 'The schema is not told here, for introspection is off: compose from `trunkline schema`.';
    context.reportError(new GraphQLError(message, { nodes: node }));
  },
});
