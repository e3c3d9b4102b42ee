import { type DocumentNode, type GraphQLError, visit } from 'graphql';
import { beyond } from './limit-error.ts';

/**
 * Directives that one document may hold. @skip and @include are all there are, and a screen with dozens of them is a large one;
 * each has to be checked and then worked out wherever its field is read.
 */
const mostDirectives = 100;

/** The error for a document with too many directives, or null. */
export function checkDirectives(document: DocumentNode): GraphQLError | null {
  let directives = 0;
  visit(document, {
    Directive: () => {
      directives += 1;
    },
  });
  return beyond(
    'COST_LIMIT',
    directives,
    mostDirectives,
    'number of directives',
    'Put what is left out together into one fragment with one directive.',
  );
}
