import { describe, expect, test } from '@jest/globals';
import { type GraphQLInputType, getNamedType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import { type Answer, gateways, type Tried } from '../../kit/gateway.ts';
import { becomes, subscribers } from '../../kit/subscribers.ts';
import { bearer } from '../../kit/tokens.ts';
import { everyScope } from '../kit.ts';
import { type Ask, carriers, type Headers } from './carriers.ts';
import { alone, along, type Given } from './document.ts';
import { judge } from './judge.ts';
import { options, setScene } from './scene.ts';
import { byObject, fieldsOf, isOpen, isReadable, openWays, rootType, targetsOf } from './table.ts';

const start = gateways();
const { overSocket, overStream } = subscribers();

/** Each scope alone, none, and all. */
const holders: readonly (readonly [string, readonly string[]])[] = [
  ['nothing', []],
  ...everyScope.map((scope) => [scope, [scope]] as const),
  ['everything', everyScope],
];

/** What a subscription that is refused at once comes to over a socket. */
const refusedOr = (answer: Promise<Answer>): Promise<Answer> =>
  answer.catch((errors: unknown) => {
    if (Array.isArray(errors)) return { data: null, errors };
    throw errors;
  });

const query = rootType('Query');
const size = 40;
const batches = <T>(list: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));

/** Asks for everything that can be reached, and compares. */
async function walk(ask: Ask, scopes: readonly string[], given: Given) {
  const roots = fieldsOf(query).filter(({ name }) => !byObject.includes(name));
  const taking = (field: (typeof roots)[number]) => isNonNullType(field.type) && !isOpen(field, scopes);
  const parts = [
    ...roots.filter((field) => !taking(field)).map((field) => alone(query, field, scopes, given, field.name)),
    ...openWays(query, scopes).map((way, at) => along(way, scopes, given, `way${at}`)),
  ];
  const wrong: string[] = [];
  const tried = new Set<string>();
  for (const some of batches(parts)) {
    const answer = await ask(`{ ${some.map(({ text }) => text).join('\n')} }`);
    const verdict = judge(
      answer,
      some.map(({ selected }) => selected),
    );
    wrong.push(...verdict.wrong);
    for (const coordinate of verdict.tried) tried.add(coordinate);
  }
  // These would take the others with them.
  for (const field of roots.filter(taking))
    wrong.push(...closedAltogether(await ask(`{ ${alone(query, field, scopes, given, 'it').text} }`), field.name));
  return { wrong, tried };
}

/** What is wrong with the answer to one closed field that cannot be null. */
const closedAltogether = ({ data, errors = [] }: Answer, name: string): readonly string[] =>
  (data === null || data === undefined) && errors[0]?.extensions.code === 'FORBIDDEN'
    ? []
    : [`${name} is open: ${JSON.stringify({ data, errors })}`];

/** A value for an input that names nothing. */
function nothingIn(type: GraphQLInputType): string {
  if (isNonNullType(type)) return nothingIn(type.ofType);
  if (isListType(type)) return `[${nothingIn(type.ofType)}]`;
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues()[0]?.name ?? '';
  if (isInputObjectType(named)) {
    const fields = Object.values(named.getFields()).filter((field) => isNonNullType(field.type));
    return `{ ${fields.map((field) => `${field.name}: ${nothingIn(field.type)}`).join(', ')} }`;
  }
  return { Boolean: 'true', EmailAddress: '"x@acme.example"' }[named.name] ?? '"x"';
}

/** What is wrong with the changes. Those that are open change nothing, for they name nothing. */
async function changes(ask: Ask, scopes: readonly string[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  const mutation = rootType('Mutation');
  for (const field of fieldsOf(mutation)) {
    const given = Object.fromEntries(
      field.args.map(({ name, type }) => [`Mutation.${field.name}.${name}`, nothingIn(type)]),
    );
    const { text, selected } = alone(mutation, field, scopes, given, 'it');
    const answer = await ask(`mutation { ${text} }`);
    wrong.push(...(selected.isOpen ? judge(answer, [selected]).wrong : closedAltogether(answer, field.name)));
  }
  return wrong;
}

/** What is wrong with objects asked for by their ids, over both entries. */
async function byIds(ask: Ask, scopes: readonly string[], given: Given): Promise<readonly string[]> {
  const types = targetsOf(entityField()).map(({ name }) => name);
  const keys = types.map((type) => {
    const field = `${type.charAt(0).toLowerCase()}${type.slice(1)}`;
    return { type, id: given[`Query.${field}.id`], email: given[`Query.${field}.email`] };
  });
  const nodes = keys.filter(({ id }) => id !== undefined);
  const of = keys.map(({ type, id, email }) => `{ __typename: "${type}", ${id ? `id: ${id}` : `email: ${email}`} }`);
  const answer = await ask(`{
    nodes(ids: [${nodes.map(({ id }) => id).join(', ')}]) { __typename id }
    ${nodes.map(({ type, id }) => `${type}: node(id: ${id}) { __typename }`).join('\n')}
    _entities(representations: [${of.join(', ')}]) { __typename }
  }`);
  const places = (answer.errors ?? []).map(({ path = [], extensions }) => `${path.join('.')} ${extensions.code}`);
  const unreadable = (type: string): boolean => !isReadable(type, scopes);
  const expected = [
    ...nodes.flatMap(({ type }, at) => (unreadable(type) ? [`nodes.${at} FORBIDDEN`, `${type} FORBIDDEN`] : [])),
    ...keys.flatMap(({ type }, at) => (unreadable(type) ? [`_entities.${at} FORBIDDEN`] : [])),
  ];
  const wrong = places.toSorted().join() === expected.toSorted().join() ? [] : [`${places} in place of ${expected}`];
  const given1 = [...answer.data.nodes, ...nodes.map(({ type }) => answer.data[type])];
  const typeAt = [...nodes, ...nodes].map(({ type }) => type);
  const told = given1.flatMap((node, at) =>
    (node?.__typename ?? null) === (unreadable(typeAt[at] ?? '') ? null : typeAt[at])
      ? []
      : [`${typeAt[at]}: ${JSON.stringify(node)}`],
  );
  const entities: readonly ({ __typename: string } | null)[] = answer.data._entities;
  const completed = keys.flatMap(({ type }, at) =>
    (entities[at]?.__typename ?? null) === (unreadable(type) ? null : type) ? [] : [`entity ${type}`],
  );
  return [...wrong, ...told, ...completed];
}

function entityField() {
  const field = query.getFields()._entities;
  if (!field) throw new Error('There is no entry for gateways.');
  return field;
}

/** What is wrong with the subscriptions, and with every field of the first event of those that begin with what is. */
async function subscriptions(subscribe: typeof overSocket, tried: Tried, scopes: readonly string[], headers: Headers) {
  const subscription = rootType('Subscription');
  const wrong: string[] = [];
  for (const field of fieldsOf(subscription)) {
    const snapshot = field.args.some(({ name }) => name === 'snapshot');
    const given: Given = snapshot ? { [`Subscription.${field.name}.snapshot`]: 'true' } : {};
    const { text, selected } = along([{ owner: subscription, field }], scopes, given, 'it');
    const asked = await subscribe(tried, `subscription { ${text} }`, { headers });
    if (!selected.isOpen) wrong.push(...closedAltogether(await refusedOr(asked.next()), field.name));
    else if (snapshot) wrong.push(...judge(await refusedOr(asked.next()), [selected]).wrong);
    await asked.stop();
    await becomes(tried, (now) => now === 0);
  }
  return wrong;
}

const cases = carriers().flatMap(([carrier, by]) =>
  holders.map(([holder, scopes]) => ({ carrier, by, holder, scopes })),
);

describe.each(cases)('over $carrier, who holds $holder', ({ carrier, by, scopes }) => {
  test('gets every field that the schema opens, and FORBIDDEN in the place of every other', async () => {
    const tried = await start(options);
    const { given, me } = await setScene(tried);
    const headers = await bearer({ email: me.email, scope: scopes.join(' ') });
    const ask = by(tried, headers);
    const walked = await walk(ask, scopes, given);
    expect([...new Set(walked.wrong)]).toEqual([]);
    expect(await byIds(ask, scopes, given)).toEqual([]);
    expect(await changes(ask, scopes)).toEqual([]);
    if (carrier !== 'HTTP')
      expect(await subscriptions(carrier === 'a WebSocket' ? overSocket : overStream, tried, scopes, headers)).toEqual(
        [],
      );
    if (scopes.length === everyScope.length) expect(untried(walked.tried)).toEqual([]);
  });
});

/** Fields that can be reached from Query and that no object of the scene had. No source fails in it. */
function untried(tried: ReadonlySet<string>): readonly string[] {
  const types = new Set(openWays(query, everyScope).flatMap((way) => targetsOf(way.at(-1)?.field ?? entityField())));
  return [...types]
    .flatMap((type) => fieldsOf(type).map((field) => `${type.name}.${field.name}`))
    .filter((coordinate) => !tried.has(coordinate) && !coordinate.startsWith('SourceFailure.'));
}
