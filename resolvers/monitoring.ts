import type {
  MonitoringSettingResolvers,
  MutationResolvers,
  QueryResolvers,
} from '../src/generated/resolvers-types.ts';
import { decodeId, encodeId } from '../src/model/ids.ts';
import { saveMonitoringSetting } from '../src/services/monitoring-setting.ts';
import { errorsOf } from './payload.ts';
import { sourceById, sourceOf } from './source.ts';

export const monitoringQueries: Pick<QueryResolvers, 'monitoringSetting' | 'monitoringSettings'> = {
  async monitoringSetting(_, { id }, ctx) {
    const ref = decodeId('MonitoringSetting', id);
    const port = ref && ctx.reads.sources.get(ref.sourceId)?.monitoringSettings;
    const setting = port ? await port.read(ref.externalId, ctx.reads.call) : null;
    return ref && setting && { ...setting, sourceId: ref.sourceId };
  },
  async monitoringSettings(_, { sourceId }, ctx) {
    const source = sourceById(ctx, sourceId);
    const settings = await source?.monitoringSettings?.list(ctx.reads.call);
    return settings?.map((setting) => ({ ...setting, sourceId: source?.id ?? sourceId })) ?? null;
  },
};

export const monitoringMutations: Pick<MutationResolvers, 'saveMonitoringSetting'> = {
  async saveMonitoringSetting(_, { input }, ctx) {
    const outcome = await saveMonitoringSetting(ctx, input);
    return { setting: outcome.done ? outcome.value : null, errors: errorsOf(outcome) };
  },
};

export const MonitoringSetting: MonitoringSettingResolvers = {
  id: (setting) => encodeId('MonitoringSetting', setting),
  source: (setting, _, ctx) => sourceOf(ctx, setting),
};
