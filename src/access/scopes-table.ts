import { type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql';
import { type Rule, ruleOf } from './rule.ts';

const begin = '<!-- scopes: made of schema/ by `npm run codegen` -->';
const end = '<!-- /scopes -->';

interface Ruled {
  readonly type: string;
  readonly field: string;
  readonly rule: Rule | null;
}

/** A document with the table of the schema's scopes between its marks. @throws {Error} where it has no marks */
export function withScopesTable(document: string, schema: GraphQLSchema): string {
  const [before, rest] = document.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`the document has no ${begin} … ${end}`);
  return `${before}${begin}\n\n${scopesTable(schema)}\n\n${end}${after}`;
}

/** What each set of scopes opens, as the schema says it; what is open of things that can be reached by many ways comes last. */
function scopesTable(schema: GraphQLSchema): string {
  const objects = Object.values(schema.getTypeMap()).filter(isObjectType);
  const ruled = objects.flatMap((type) => ruledFields(schema, type));
  const closed = Map.groupBy(
    ruled.filter(({ rule }) => rule !== null),
    ({ rule }) => inMarkdown(rule ?? []),
  );
  const keyed = new Set(objects.filter(hasKey).map(({ name }) => name));
  const open = ruled.filter(({ type, rule }) => rule === null && keyed.has(type));
  const rows = [...closed].map(([scopes, fields]) => `| ${scopes} | ${listed(fields)} |`).toSorted();
  return [
    '| one of | opens |',
    '|---|---|',
    ...rows,
    `| nothing more, once the object is reached | ${listed(open)} |`,
  ].join('\n');
}

const ruledFields = (schema: GraphQLSchema, type: GraphQLObjectType): readonly Ruled[] =>
  Object.values(type.getFields()).map((field) => ({ type: type.name, field: field.name, rule: ruleOf(schema, field) }));

const hasKey = ({ astNode }: GraphQLObjectType): boolean =>
  astNode?.directives?.some(({ name }) => name.value === 'key') === true;

const inMarkdown = (rule: Rule): string =>
  rule.map((scopes) => (scopes.length === 0 ? 'any token' : scopes.map(code).join(' with '))).join('<br>');

/** Fields by their types, the entries first, then in the order of the alphabet. */
function listed(fields: readonly Ruled[]): string {
  const byType = [...Map.groupBy(fields, ({ type }) => type)].toSorted(([one], [other]) =>
    rank(one) < rank(other) ? -1 : 1,
  );
  return byType.map(([type, some]) => `**${type}** ${some.map(({ field }) => code(field)).join(' ')}`).join('<br>');
}

const roots: readonly string[] = ['Query', 'Subscription', 'Mutation'];
const rank = (type: string): string => `${roots.includes(type) ? roots.indexOf(type) : roots.length} ${type}`;

const code = (word: string): string => `\`${word}\``;
