import { type FieldDefinitionNode, type GraphQLSchema, getDirectiveValues } from 'graphql';
import type { Viewer } from '../context.ts';
import { TrunklineError } from '../errors.ts';

/** Sets of scopes, each to be held as a whole; one of them is enough. Without any, signing in is enough. */
export type Rule = readonly (readonly string[])[];

/** How far a rule lets a viewer in: to everybody's things, to nothing but the viewer's own agents, or not at all. */
export type Reach = 'all' | 'own' | 'none';

/** A field as the schema defines it. */
interface FieldWithRule {
  readonly astNode?: FieldDefinitionNode | null | undefined;
}

const authenticated: Rule = [[]];
/** The scope that opens nothing but what belongs to the viewer's own agents. */
const ownOnly = 'agents:self';

export const holds = ({ scopes }: Viewer, scope: string): boolean => scopes.includes(scope);

/** What the schema demands of who asks for a field, as its directives say; null where it is open. */
export function ruleOf(schema: GraphQLSchema, { astNode }: FieldWithRule): Rule | null {
  if (!astNode) return null;
  for (const name of ['requiresScopes', 'authenticated']) {
    const directive = schema.getDirective(name);
    const values = directive && getDirectiveValues(directive, astNode);
    // The directive's definition types its argument; `authenticated` has none.
    if (values) return (values.scopes as Rule | undefined) ?? authenticated;
  }
  return null;
}

const known = new WeakMap<Viewer, Map<Rule, Reach>>();

/** How far a rule lets a viewer in; worked out once for each of both, for it is asked for every field of every object. */
export const reachOf = (viewer: Viewer, rule: Rule): Reach => known.get(viewer)?.get(rule) ?? remember(viewer, rule);

function remember(viewer: Viewer, rule: Rule): Reach {
  const reaches = known.get(viewer) ?? new Map<Rule, Reach>();
  const reach = decide(viewer, rule);
  known.set(viewer, reaches.set(rule, reach));
  return reach;
}

function decide(viewer: Viewer, rule: Rule): Reach {
  const held = rule.filter((scopes) => scopes.every((scope) => holds(viewer, scope)));
  if (held.length === 0) return 'none';
  return held.every((scopes) => scopes.includes(ownOnly)) ? 'own' : 'all';
}

/** Something that is closed to who asks. The message names what would open it, and nothing of what was asked. */
export const forbidden = (message: string): TrunklineError => new TrunklineError('FORBIDDEN', message);

/** Refuses who holds none of a rule's sets. */
export const lacking = (rule: Rule): TrunklineError =>
  forbidden(`This takes one of the scopes ${inWords(rule)}, and the token holds none of them.`);

/** Refuses an argument to who lacks what would show the same. @throws FORBIDDEN */
export function demand(viewer: Viewer, rule: Rule, argument: string): void {
  if (reachOf(viewer, rule) === 'none')
    throw forbidden(`Argument "${argument}" takes one of the scopes ${inWords(rule)}.`);
}

/** The scopes of a rule for people. */
const inWords = (rule: Rule): string => rule.map((scopes) => scopes.join(' with ')).join(' or ');
