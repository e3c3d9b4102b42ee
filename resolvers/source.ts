import type { Context } from '../src/context.ts';
import type { QueryResolvers, SourceHealthResolvers, SourceResolvers } from '../src/generated/resolvers-types.ts';
import { decodeId, encodeId } from '../src/model/ids.ts';
import type { Source as VendorSource } from '../src/ports/vendor.ts';

/** The source of a thing that one of our sources named. */
export function sourceOf(ctx: Context, { sourceId }: { readonly sourceId: string }): VendorSource {
  const source = ctx.reads.sources.get(sourceId);
  if (source === undefined) throw new Error('a thing of a source that is not configured');
  return source;
}

/** The source that an id names; null when there is none. */
export function sourceById(ctx: Context, id: string): VendorSource | null {
  const ref = decodeId('Source', id);
  return (ref && ref.externalId === ref.sourceId && ctx.reads.sources.get(ref.sourceId)) || null;
}

export const sourceQueries: Pick<QueryResolvers, 'source' | 'sources'> = {
  source: (_, { id }, ctx) => sourceById(ctx, id),
  sources: (_, { vendor }, ctx) =>
    [...ctx.reads.sources.values()].filter((source) => vendor == null || source.vendor === vendor),
};

export const Source: SourceResolvers = {
  id: (source) => encodeId('Source', { sourceId: source.id, externalId: source.id }),
  health(source, _, ctx) {
    ctx.reads.call.grounds?.passing();
    return source.health();
  },
};

export const SourceHealth: SourceHealthResolvers = {
  latencyP50: (health) => health.latencyP50 && Math.round(health.latencyP50),
  latencyP99: (health) => health.latencyP99 && Math.round(health.latencyP99),
};
