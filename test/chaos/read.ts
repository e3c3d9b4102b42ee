import { isDeepStrictEqual } from 'node:util';
import { encodeId } from '../../src/model/ids.ts';
import type { VendorName } from '../../src/sandbox/centre/types.ts';
import { sourceIds } from '../conformance/kit.ts';
import type { Answer } from '../kit/gateway.ts';
import { type Cell, type Failure, failuresOf, healedAfter, lateness, type Outcome } from './cell.ts';
import { begin } from './faults.ts';
import { deadline, type Stage, vendors } from './stage.ts';
import { realTime } from './time.ts';

/** A row as it is shown. */
type Row = Readonly<Record<string, unknown>> | null;

/** Something to ask, whose answer has parts of every vendor. */
interface Question {
  readonly document: (stage: Stage) => string;
  readonly rows: (data: Answer['data'], vendor: VendorName) => readonly Row[];
}

const agentId = (vendor: VendorName, externalId: string): string =>
  encodeId('Agent', { sourceId: sourceIds[vendor], externalId });

const shown = 'id name email state source { vendor }';

export const query: Question = {
  document: ({ sandbox: { centre } }) =>
    `{ ${vendors.map((vendor) => `${vendor}: agent(id: "${agentId(vendor, centre.agentsAt(vendor)[0]?.id ?? '')}") { ${shown} }`).join('\n')} }`,
  rows: (data, vendor) => [data[vendor]],
};

const isOf = (vendor: VendorName) => (row: Row) => Object(row?.source).vendor === vendor;

export const batch: Question = {
  document({ sandbox: { centre } }) {
    const ids = vendors.flatMap((vendor) => centre.agentsAt(vendor).map(({ id }) => agentId(vendor, id)));
    return `{
      list: agents(first: 500) { nodes { ${shown} } failures { code source { vendor } } }
      many: nodes(ids: ${JSON.stringify(ids)}) { ... on Agent { ${shown} } }
    }`;
  },
  rows: ({ list, many }, vendor) => [...list.nodes, ...many].filter(isOf(vendor)),
};

/** Asks while the fault lasts, and again until the answer is as it was before. */
export async function read(stage: Stage, { fault, vendor }: Cell, question: Question): Promise<Outcome> {
  const { clock } = stage.time;
  const document = question.document(stage);
  let whole = await stage.ask(document);
  // The very first answers of a process on a busy machine can take longer than a source may.
  await healedAfter(stage, async () => {
    if (failuresOf(whole).length > 0) whole = await stage.ask(document);
    return failuresOf(whole).length === 0;
  });

  const end = await begin(stage, vendor, fault);
  const begun = clock.now();
  const answer = await stage.ask(document);
  const took = clock.now() - begun;
  await end();

  const failures = failuresOf(answer);
  const healed = await healedAfter(stage, async () => isDeepStrictEqual(await stage.ask(document), whole));
  const times = { took, deadline, healed };
  const told = [...new Set(failures.map(({ code }) => code))];
  return {
    ...times,
    told,
    repeated: 0,
    breaches: [
      ...lateness(times),
      ...vendors.flatMap((one) => {
        const [before, now] = [question.rows(whole.data, one), question.rows(answer.data, one)];
        if (one !== vendor || failures.length === 0)
          return isDeepStrictEqual(before, now) ? [] : [`${one} is shown otherwise: ${JSON.stringify(now)}`];
        return untrue(before, now);
      }),
      ...misnamed(stage, failures, { fault, vendor }),
    ],
  };
}

/** Failures that are not this vendor's, or have another code than the fault has. */
function misnamed({ time }: Stage, failures: readonly Failure[], { fault, vendor }: Cell): readonly string[] {
  if (failures.length > 0 !== (fault.reads !== null)) return [`it has ${failures.length} failures`];
  // After so many failures the circuit may have opened; where time passes by itself, a repeat may come too late.
  const codes = [fault.reads, 'VENDOR_UNAVAILABLE', ...(time === realTime ? ['VENDOR_TIMEOUT'] : [])];
  return failures.flatMap((one) => (one.vendor === vendor && codes.includes(one.code) ? [] : [JSON.stringify(one)]));
}

/** What is shown of a vendor that fails may be less than before, and never anything else. */
const untrue = (before: readonly Row[], now: readonly Row[]): readonly string[] =>
  now.flatMap((row) => {
    const known = before.find((one) => row === null || one?.id === row.id);
    const isLess = Object.entries(row ?? {}).every(
      ([key, value]) => value === null || isDeepStrictEqual(value, known?.[key]),
    );
    return known !== undefined && isLess ? [] : [`it shows ${JSON.stringify(row)}`];
  });
