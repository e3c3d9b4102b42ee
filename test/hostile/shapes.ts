import { filled, times } from './fill.ts';

/** Documents that go as far as the limits of tokens and size let them, by what is too much in them. */

const agents = (fields: string): string => `{ agents { nodes { ${fields} } } }`;
const fragment = (name: string | number, fields: string, on = 'Agent'): string =>
  `fragment F${name} on ${on} { ${fields} }`;
const large = 250_000;

const fields: Readonly<Record<string, string>> = {
  'one field again and again': filled((n) => `{ ${times(n, () => '__typename')} }`),
  'one field with arguments': filled((n) => `{ ${times(n, () => 'agents(first: 1) { nodes { id } }')} }`),
  'fields within the same fields': filled((n) => agents(times(n, () => 'person { agents { id } }'))),
  'many fields within the same fields': filled((n) =>
    agents(times(n, () => `person { agents { ${times(9, () => 'id')} } }`)),
  ),
  'inline fragments side by side': filled((n) => agents(times(n, () => '... on Agent { id }'))),
  'inline fragments within each other': filled((n) => agents(`${'... { '.repeat(n)} id ${'} '.repeat(n)}`)),
  'fields that are not there': filled((n) => `{ ${times(n, (i) => `zork${i}`)} }`),
  'roots that are read at once': filled((n) => `{ ${times(n, () => 'sources { id }')} }`),
  'many changes': filled(
    (n) => `mutation { ${times(n, () => 'cancelWrapUp(input: { agentId: "x" }) { errors { code } }')} }`,
  ),
  'a nest of pages': `{ agents(first: 500) { nodes { contacts(first: 500) { nodes { events { id } } } } } }`,
  aliases: filled((n) => `{ ${times(n, (i) => `a${i}: sources { id }`)} }`),
};

const fragments: Readonly<Record<string, string>> = {
  'fragments side by side': filled(
    (n) => `${agents(times(n, (i) => `...F${i}`))} ${times(n, (i) => fragment(i, 'id'))}`,
  ),
  'fragments that double': filled(
    (n) => `${agents('...F0')} ${times(n, (i) => fragment(i, `...F${i + 1} ...F${i + 1}`))} ${fragment(n, 'id')}`,
  ),
  'fragments that double objects': filled(
    (n) =>
      `${agents('...F0')} ${times(n, (i) => fragment(i, `source { id } ...F${i + 1} ...F${i + 1}`))} ${fragment(n, 'id')}`,
  ),
  'a long way from fragment to fragment': filled(
    (n) => `${agents('...F0')} ${times(n, (i) => fragment(i, `id ...F${i + 1}`))} ${fragment(n, 'id')}`,
  ),
  'fragments that all spread all later ones': filled(
    (n) =>
      `${agents('...F0')} ${times(40, (i) => fragment(i, `id ${times(Math.min(n, 39 - i), (j) => `...F${i + j + 1}`)}`))}`,
  ),
  'two long ways beside each other': filled(
    (n) =>
      `${agents('...F0 ...FA0')} ${times(n, (i) => fragment(i, `id ...F${i + 1}`) + fragment(`A${i}`, `id ...FA${i + 1}`))} ${fragment(n, 'id')} ${fragment(`A${n}`, 'id')}`,
  ),
  'fragments in each of many fields': filled(
    (n) => `{ ${times(n, (i) => `agents { nodes { ...F${i} } }`)} } ${times(n, (i) => fragment(i, 'id name'))}`,
  ),
  'a circle of two hundred fragments': filled(
    (n) => `${agents('...F0')} ${times(n, (i) => fragment(i, `...F${(i + 1) % n} ...F${(i + 2) % n}`))}`,
  ),
  'circles of circles': filled(
    (n) =>
      `${agents('...F0')} ${times(20, (i) =>
        fragment(
          i,
          times(n, (j) => `...F${j % 20}`),
        ),
      )}`,
  ),
  'a circle through fields': filled(
    (n) => `${agents('...F0')} ${times(n, (i) => fragment(i, `person { agents { ...F${(i + 1) % n} } }`))}`,
  ),
  'a circle that nobody uses': filled((n) => `{ __typename } ${times(n, (i) => fragment(i, `...F${(i + 1) % n}`))}`),
  'fragments that are not there': filled((n) => `{ ${times(n, (i) => `...F${i}`)} }`),
  'fragments that nobody uses': filled((n) => `{ __typename } ${times(n, (i) => fragment(i, 'id'))}`),
  'fragments of one name': filled((n) => `${agents('...F0')} ${times(n, () => fragment(0, 'id'))}`),
};

const operations: Readonly<Record<string, string>> = {
  operations: filled((n) => times(n, (i) => `query Q${i} { __typename }`)),
  'operations of one name': filled((n) => times(n, () => 'query Q { __typename }')),
  'operations without a name': filled((n) => times(n, () => '{ __typename }')),
  'operations that share fragments': filled(
    (n) =>
      `${times(n, (i) => `query Q${i} { ...F0 }`)} ${times(n, (i) => fragment(i, `...F${i + 1}`, 'Query'))} ${fragment(n, '__typename', 'Query')}`,
  ),
  'operations that share undefined variables': filled(
    (n) =>
      `${times(n, (i) => `query Q${i} { ...F0 }`)} ${fragment(0, `nodes(ids: [${times(n, (i) => `$a${i}`)}]) { id }`, 'Query')}`,
  ),
  'subscriptions of one document': filled((n) => times(n, (i) => `subscription S${i} { wrapUpEvents { id } }`)),
  'a subscription to much': filled((n) => `subscription { ${times(n, () => 'wrapUpEvents { id }')} }`),
  'definitions of types': filled((n) => times(n, (i) => `type A${i} { a: Int }`)),
  'unknown types': filled((n) => `{ ${times(n, (i) => `... on Zork${i} { id }`)} }`),
};

const values: Readonly<Record<string, string>> = {
  'variables that nobody uses': filled((n) => `query (${times(n, (i) => `$a${i}: Int = 1`)}) { __typename }`),
  'one variable again and again': filled((n) => `query (${times(n, () => '$a: Int')}) { __typename }`),
  'variables of unknown types': filled((n) => `query (${times(n, (i) => `$a${i}: Zork${i}`)}) { __typename }`),
  'a variable of lists of lists': filled((n) => `query ($a: ${'['.repeat(n)}Int${']'.repeat(n)}) { __typename }`),
  'lists within lists': filled((n) => `{ nodes(ids: ${'['.repeat(n)}"a"${']'.repeat(n)}) { id } }`),
  'a long list': filled((n) => `{ nodes(ids: [${times(n, () => '"a"')}]) { id } }`),
  'objects within objects': filled(
    (n) => `mutation { setAgentState(input: ${'{ a: '.repeat(n)} 1 ${'}'.repeat(n)}) { errors { code } } }`,
  ),
  'an object of unknown fields': filled(
    (n) => `mutation { setAgentState(input: { ${times(n, (i) => `a${i}: 1`)} }) { errors { code } } }`,
  ),
  'an object of one field': filled(
    (n) => `mutation { setAgentState(input: { ${times(n, () => 'state: READY')} }) { errors { code } } }`,
  ),
  'unknown arguments': filled((n) => `{ agents(${times(n, (i) => `a${i}: 1`)}) { nodes { id } } }`),
  'one argument again and again': filled((n) => `{ agents(${times(n, () => 'first: 1')}) { nodes { id } } }`),
};

const directives: Readonly<Record<string, string>> = {
  'one directive again and again': filled((n) => agents(`id ${times(n, () => '@include(if: true)')}`)),
  'unknown directives': filled((n) => `{ __typename ${times(n, (i) => `@a${i}`)} }`),
  'directives of an operation': filled((n) => `query ${times(n, (i) => `@a${i}`)} { __typename }`),
  'a directive of each field': filled((n) => agents(times(n, () => 'id @skip(if: false)'))),
};

const introspection: Readonly<Record<string, string>> = {
  'introspection in a circle': `{ __schema { types { ${'fields { type { '.repeat(100)} name ${'} } '.repeat(100)} } } }`,
  'introspection side by side': filled((n) => `{ __schema { types { ${times(n, () => 'fields { name }')} } } }`),
  'introspection under aliases': filled(
    (n) =>
      `{ ${times(n, (i) => `a${i}: __schema { ...F0 }`)} } ${fragment(0, 'types { name description }', '__Schema')}`,
  ),
  'a type under aliases': filled((n) => `{ ${times(n, (i) => `a${i}: __type(name: "Agent") { fields { name } }`)} }`),
};

const texts: Readonly<Record<string, string>> = {
  'a long name': `{ ${'x'.repeat(large)} }`,
  'a long name of an operation': `query ${'x'.repeat(large)} { zork }`,
  'a long name of a fragment': `{ ...${'x'.repeat(large)} }`,
  'a long name of a variable': `query ($${'x'.repeat(large)}: Int) { __typename }`,
  'a long text': `{ agent(id: ${JSON.stringify('x'.repeat(large))}) { zork } }`,
  'a long text in the place of a number': `{ agents(first: ${JSON.stringify('x'.repeat(large))}) { nodes { id } } }`,
  'a long block of text': `{ agents(first: """${'x'.repeat(large)}""") { nodes { id } } }`,
  'a block of many lines': `{ agents(first: """${'\n x'.repeat(60_000)}""") { nodes { id } } }`,
  'a text without an end': `{ agent(id: """${'x'.repeat(large)}`,
  'a long number': `{ agents(first: ${'9'.repeat(large)}) { nodes { id } } }`,
  'a long power': `{ agents(first: 1e${'9'.repeat(large)}) { nodes { id } } }`,
  'a text alone': JSON.stringify('x'.repeat(large)),
  'comments and nothing else': '#\n'.repeat(60_000),
  'commas and nothing else': ','.repeat(large),
  'brackets that open': '{'.repeat(1990),
  'too many tokens': `{ ${times(large / 4, () => 'a')} }`,
  'letters of no alphabet': `{ ${'\uD800\u0000\uFFFF\u202E'.repeat(1000)} }`,
  'names with other letters': '{ аgents { nodes { id } } }',
  'an escape that is none': '{ agent(id: "\\u{110000}") { id } }',
};

/** By name; some are valid. */
export const hostileDocuments: Readonly<Record<string, string>> = {
  ...fields,
  ...fragments,
  ...operations,
  ...values,
  ...directives,
  ...introspection,
  ...texts,
};
