import type { Context } from '../context.ts';
import { type Ref, refKey } from '../model/ids.ts';
import { parseWrapUpRef, type WrapUp, wrapUpOfContact, wrapUpRef } from '../model/wrap-up.ts';

/** The running wrap-up of an agent, by what we know. */
const runningOf = async ({ reads: { wrapUps } }: Context, agent: Ref): Promise<WrapUp | null> =>
  (await wrapUps.known([agent])).get(refKey(agent)) ?? null;

/** The wrap-up an agent is in; null when it is in none that anybody knows of. */
export async function wrapUpOfAgent(ctx: Context, agent: Ref): Promise<WrapUp | null> {
  const { wrapUps, call } = ctx.reads;
  const source = ctx.reads.sources.get(agent.sourceId);
  if (source?.wrapUps?.by !== 'contact') call.grounds?.passing();
  if (!source?.wrapUps) return runningOf(ctx, agent);
  const told = await ctx.loaders.agent.load(agent, 'wrapUp');
  if (source.wrapUps.by === 'agent') {
    const observation = await ctx.loaders.agent.load(agent, 'observation');
    // What was so a while ago is no sighting; what is known by now is as good.
    return observation?.stale ? runningOf(ctx, agent) : wrapUps.sighted(agent, told);
  }
  if (told?.contact) ctx.loaders.contact.prime(told.contact, told.contact);
  return (
    told && {
      sourceId: agent.sourceId,
      agentExternalId: agent.externalId,
      seenAt: told.startedAt ?? ctx.reads.clock.now(),
      startedAt: told.startedAt,
      endsAt: told.endsAt,
      state: 'ACTIVE',
      extensions: 0,
      contactExternalId: told.contactExternalId,
    }
  );
}

const day = 86_400_000;

/** The wrap-up that an id names, running or ended within the last day; null when there is none. */
export async function findWrapUp(ctx: Context, ref: Ref): Promise<WrapUp | null> {
  const named = parseWrapUpRef(ref);
  const source = ctx.reads.sources.get(ref.sourceId);
  if (named === null || source === undefined) return null;
  if (source.wrapUps?.by !== 'contact' || !source.contacts) return rememberedWrapUp(ctx, named);
  const query = {
    agentIds: [named.agent.externalId],
    since: named.seenAt - day,
    until: named.seenAt + 1,
    includeInProgress: true,
    direction: 'DESC',
    expected: 100,
  } as const;
  for await (const contacts of source.contacts.search(query, ctx.reads.call))
    for (const contact of contacts) {
      const wrapUp = wrapUpOfContact(contact);
      if (wrapUp && wrapUpRef(wrapUp).externalId === ref.externalId) {
        ctx.loaders.contact.prime(contact, contact);
        return (wrapUp.endsAt ?? Number.POSITIVE_INFINITY) >= ctx.reads.clock.now() - day ? wrapUp : null;
      }
    }
  return null;
}

/** A wrap-up that we remember; whether one still runs is asked where the vendor can tell. */
async function rememberedWrapUp(
  ctx: Context,
  { agent, seenAt }: { readonly agent: Ref; readonly seenAt: number },
): Promise<WrapUp | null> {
  const { wrapUps, sources, call } = ctx.reads;
  call.grounds?.passing();
  const remembered = await wrapUps.find(agent, seenAt);
  if (remembered?.state !== 'ACTIVE' || !sources.get(agent.sourceId)?.wrapUps) return remembered;
  await wrapUpOfAgent(ctx, agent);
  return wrapUps.find(agent, seenAt);
}
