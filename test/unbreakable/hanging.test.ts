import { expect, test } from '@jest/globals';
import { gateways, type Tried } from '../kit/gateway.ts';

/**
 * One vendor says nothing at all. Time stands still unless it is moved, so whatever is answered has waited for no deadline,
 * and for nobody else's.
 */
const start = gateways();

const vendors = ['tenios', 'deepcall', 'engage', 'sinch'] as const;
const uncached = Object.fromEntries(
  ['tenios-de', 'deepcall-in', 'engage-us', 'sinch-fi'].map((id) => [id, { cacheFor: '0s' }]),
);
/** How long one operation at a vendor may take unless it is configured, milliseconds. */
const timeout = 10_000;
const document = `query ($vendors: [Vendor!]) {
  agents(first: 500, filter: { vendors: $vendors }) {
    nodes { id state source { vendor } }
    failures { code source { vendor } }
  }
}`;

interface Row {
  readonly state: string | null;
  readonly source: { readonly vendor: string };
}

/** Reads the agents of some vendors: those of whom a state came, and in what way others failed, as lists or field by field. */
async function agentsOf(tried: Tried, names: readonly string[], language = 'en') {
  const { data, errors = [] } = await tried.query(
    document,
    { vendors: names.map((name) => name.toUpperCase()) },
    { 'accept-language': language },
  );
  const nodes: readonly Row[] = data.agents.nodes;
  const failures: readonly (Row & { readonly code: string })[] = data.agents.failures;
  const failed = [
    ...failures.map(({ source, code }) => `${source.vendor} ${code}`),
    ...errors.map(({ extensions }) => `${extensions.vendor} ${extensions.code}`),
  ];
  return {
    found: [...new Set(nodes.flatMap(({ state, source }) => (state === null ? [] : source.vendor)))].sort(),
    failed: [...new Set(failed)],
  };
}

/** All of these but one, as `found` names them. */
const without = (vendor: string): string[] =>
  vendors
    .filter((each) => each !== vendor)
    .map((each) => each.toUpperCase())
    .sort();

const trying = (people: number): Promise<Tried> =>
  start({ people, warmUp: 0, vendors: ['TENIOS', 'DEEPCALL', 'ENGAGE', 'SINCH'], source: uncached });

test.each(vendors)('%s hangs, and the others answer without a moment’s wait', async (hanging) => {
  const others = vendors.filter((vendor) => vendor !== hanging);
  const healthy = { found: without(hanging), failed: [] };
  const tried = await trying(20);
  const callsOfOthers = async (): Promise<readonly number[]> => {
    const before = others.map((vendor) => tried.calls(vendor).length);
    expect(await agentsOf(tried, others)).toEqual(healthy);
    return others.map((vendor, at) => tried.calls(vendor).length - (before[at] ?? 0));
  };
  // What is learned once is learned.
  await callsOfOthers();
  const usual = await callsOfOthers();

  const begun = tried.clock.now();
  const silence = tried.sandbox[hanging].fault(/./, 'hang');
  const alone = agentsOf(tried, [hanging]);
  await silence.reached;
  for (let time = 0; time < 20; time += 1) expect(await callsOfOthers()).toEqual(usual);
  expect(tried.clock.now()).toBe(begun);
  tried.clock.advance(timeout);
  expect(await alone).toEqual({ found: [], failed: [`${hanging.toUpperCase()} VENDOR_TIMEOUT`] });
  expect(await callsOfOthers()).toEqual(usual);
});

/** Readers at Sinch, each with calls of its own: as many as it takes for the circuit to open. */
const languages = Array.from({ length: 24 }, (_, number) => `x${String.fromCharCode(97 + number)}`);
/** At the others one reader is enough, for a call goes out for each agent. */
const readers = { tenios: ['en'], deepcall: ['en'], sinch: languages };

test.each(['tenios', 'deepcall', 'sinch'] as const)(
  '%s hangs, and once its circuit is open nobody waits',
  async (hanging) => {
    const tried = await trying(120);
    const silence = tried.sandbox[hanging].fault(/./, 'hang');
    const waiting = readers[hanging].map((language) => agentsOf(tried, [hanging], language));
    await silence.reachedBy(languages.length);
    const begun = tried.clock.now();
    tried.clock.advance(timeout);
    await Promise.all(waiting);
    expect(await agentsOf(tried, vendors)).toEqual({
      found: without(hanging),
      failed: [`${hanging.toUpperCase()} VENDOR_UNAVAILABLE`],
    });
    // A call would have waited for ever.
    expect(tried.clock.now()).toBe(begun + timeout);
  },
);
