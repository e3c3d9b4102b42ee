import DataLoader from 'dataloader';
import type { Contact } from '../model/contact.ts';
import { type Ref, refKey } from '../model/ids.ts';
import { parseWrapUpRef, resolvesAt, type WrapUp, wrapUpOfContact, wrapUpRef } from '../model/wrap-up.ts';
import type { ContactReads } from '../ports/contacts.ts';
import type { AgentLoader } from './agents.ts';
import type { RefLoader } from './by-source.ts';
import type { Reads } from './reads.ts';

/** Wrap-ups by whose they are, and by their ids: as vendors tell them, or else as we know them. */
export interface WrapUpLoader {
  /** The wrap-up an agent is in; null when it is in none that anybody knows of. */
  ofAgent(agent: Ref): Promise<WrapUp | null>;
  /** The wrap-up that an id names, running or ended within the last day; null when there is none. */
  find(ref: Ref): Promise<WrapUp | null>;
}

/** How long before its wrap-up a contact may have arrived to be found by it once it is over, milliseconds. */
const longestContact = 86_400_000;

export function createWrapUpLoader(reads: Reads, agents: AgentLoader, contacts: RefLoader<Contact>): WrapUpLoader {
  const { sources, wrapUps, clock, metrics, call } = reads;

  /** The running ones, by what we know. */
  const running = new DataLoader<Ref, WrapUp | null, string>(
    async (keys) => {
      metrics.batch('wrapUp', keys.length);
      const known = await wrapUps.known(keys);
      return keys.map((agent) => known.get(refKey(agent)) ?? null);
    },
    { cacheKeyFn: refKey },
  );

  async function ofAgent(agent: Ref): Promise<WrapUp | null> {
    const source = sources.get(agent.sourceId);
    if (source?.wrapUps?.by === 'contact') {
      const told = await agents.load(agent, 'wrapUp');
      return told?.contact ? ofContact(told.contact) : null;
    }
    call.grounds?.passing();
    if (!source?.wrapUps) return running.load(agent);
    const [told, observation] = await Promise.all([agents.load(agent, 'wrapUp'), agents.load(agent, 'observation')]);
    const known = await running.load(agent);
    // What was so a while ago is no sighting: what is known by now is as good. And of none there is nothing to note where none was.
    return observation?.stale || (told === null && known === null) ? known : wrapUps.sighted(agent, told);
  }

  function ofContact(contact: Contact): WrapUp | null {
    contacts.prime(contact, contact);
    return wrapUpOfContact(contact);
  }

  /** Looks for it among the contacts of its agent. */
  async function findByContact(port: ContactReads, ref: Ref, agent: Ref, seenAt: number): Promise<WrapUp | null> {
    const query = {
      agentIds: [agent.externalId],
      since: seenAt - longestContact,
      until: seenAt + 1,
      includeInProgress: true,
      direction: 'DESC',
      expected: 100,
    } as const;
    for await (const rows of port.search(query, call)) {
      const contact = rows.find((row) => {
        const wrapUp = wrapUpOfContact(row);
        return wrapUp !== null && wrapUpRef(wrapUp).externalId === ref.externalId;
      });
      if (contact === undefined) continue;
      const wrapUp = ofContact(contact);
      return wrapUp && resolvesAt(wrapUp, clock.now()) ? wrapUp : null;
    }
    return null;
  }

  /** Looks for one that we remember; whether it still runs is asked where the vendor can tell. */
  async function findRemembered(agent: Ref, seenAt: number): Promise<WrapUp | null> {
    call.grounds?.passing();
    const remembered = await wrapUps.find(agent, seenAt);
    if (remembered?.state !== 'ACTIVE' || !sources.get(agent.sourceId)?.wrapUps) return remembered;
    await ofAgent(agent);
    return wrapUps.find(agent, seenAt);
  }

  return {
    ofAgent,
    async find(ref) {
      const named = parseWrapUpRef(ref);
      const source = sources.get(ref.sourceId);
      if (named === null || source === undefined) return null;
      const { agent, seenAt } = named;
      return source.wrapUps?.by === 'contact' && source.contacts
        ? findByContact(source.contacts, ref, agent, seenAt)
        : findRemembered(agent, seenAt);
    },
  };
}
