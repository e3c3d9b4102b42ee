import type { Context } from '../context.ts';
import { failureOf, type SourceFailure } from '../loaders/failures.ts';
import type { Contact } from '../model/contact.ts';
import { agentOf, type WrapUp, wrapUpOfContact } from '../model/wrap-up.ts';
import type { Source } from '../ports/vendor.ts';

/** A wrap-up with what a list of them is filtered and ordered by. */
export interface RunningWrapUp {
  readonly wrapUp: WrapUp;
  readonly contact: Contact | null;
  readonly name: string | null;
}

/** What a source told of its running wrap-ups. */
export interface Running {
  readonly rows: readonly RunningWrapUp[];
  /** Agents whose wrap-ups could not be read. */
  readonly failures: readonly SourceFailure[];
}

/**
 * The running wrap-ups of a source: as the vendor tells them, or else those that we know of.
 * @param ids the only agents that matter; everyone when left out.
 */
export async function runningWrapUps(
  ctx: Context,
  source: Source,
  ids: readonly string[] | undefined,
): Promise<Running> {
  switch (source.wrapUps?.by) {
    case 'contact':
      return { rows: contactsInWrapUp(await source.wrapUps.active(ctx.reads.call)), failures: [] };
    case 'agent':
      return agentByAgent(ctx, source, ids);
    case undefined: {
      ctx.reads.call.grounds?.passing();
      const known = (await ctx.reads.wrapUps.running()).filter((wrapUp) => wrapUp.sourceId === source.id);
      return { rows: await Promise.all(known.map((wrapUp) => rowOf(ctx, wrapUp))), failures: [] };
    }
  }
}

const contactsInWrapUp = (contacts: readonly Contact[]): readonly RunningWrapUp[] =>
  contacts.flatMap((contact) => {
    const wrapUp = wrapUpOfContact(contact);
    return wrapUp === null ? [] : { wrapUp, contact, name: contact.agentName };
  });

/** Asks about each agent; one that cannot be read hides nobody else's. */
async function agentByAgent(ctx: Context, source: Source, ids: readonly string[] | undefined): Promise<Running> {
  const agents = await source.agents.list(ids ? { ids } : {}, new Set(['profile', 'wrapUp']), ctx.reads.call);
  const read = await Promise.all(
    agents.map(async (row) => {
      try {
        const wrapUp = await ctx.loaders.wrapUp.ofAgent(ctx.loaders.agent.prime(source.id, row));
        return { rows: wrapUp ? [await rowOf(ctx, wrapUp)] : [], failures: [] };
      } catch (error) {
        return { rows: [], failures: [failureOf(source, error)] };
      }
    }),
  );
  return { rows: read.flatMap(({ rows }) => rows), failures: read.flatMap(({ failures }) => failures) };
}

const rowOf = async (ctx: Context, wrapUp: WrapUp): Promise<RunningWrapUp> => ({
  wrapUp,
  contact: null,
  name: (await ctx.loaders.agent.load(agentOf(wrapUp), 'profile'))?.name ?? null,
});
