import { encodeId, type IdType } from '../../src/model/ids.ts';
import type { Agent } from '../../src/sandbox/centre/types.ts';
import { sourceIds } from '../conformance/kit.ts';
import type { Tested } from '../conformance/traits.ts';
import type { Tried, TryOptions } from '../kit/gateway.ts';

/** What tests need of a vendor that is alone, with a few people who are all at work and free. */
export function alone(vendor: Tested) {
  const sourceId = sourceIds[vendor];
  /** With these settings of the source. Every read is a request, unless they say otherwise. */
  const withSettings = (settings: object) =>
    ({
      people: 20,
      warmUp: 0,
      vendors: [vendor],
      source: { [sourceId]: { cacheFor: '0s', ...settings } },
    }) satisfies TryOptions;
  /** The vendor's agents, in the order of its simulator. */
  const agentsOf = ({ sandbox }: Tried): readonly Agent[] => sandbox.centre.agentsAt(vendor);

  return {
    /** With nothing but the settings of the sandbox. */
    small: withSettings({}),
    withSettings,
    /** The global id of a thing of the source, or of the source itself. */
    id: (type: IdType, externalId: string = sourceId): string => encodeId(type, { sourceId, externalId }),
    agentsOf,
    /** The first two agents. @throws {Error} when there are fewer */
    pair(tried: Tried): readonly [Agent, Agent] {
      const [one, two] = agentsOf(tried);
      if (!one || !two) throw new Error(`Too few work at ${vendor}.`);
      return [one, two];
    },
  };
}
