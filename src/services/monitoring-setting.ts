import type { Context } from '../context.ts';
import type { SaveMonitoringSettingInput } from '../generated/resolvers-types.ts';
import type { SettingOf } from '../model/monitoring.ts';
import { done, type Outcome } from '../model/outcome.ts';
import { attempt } from './attempt.ts';
import { invalid, targetOf, unsupported } from './target.ts';

/** Creates or changes a monitoring setting of the user that the source signs in as. */
export async function saveMonitoringSetting(
  ctx: Context,
  { sourceId, externalId, uiLanguage, value }: SaveMonitoringSettingInput,
): Promise<Outcome<SettingOf>> {
  if (uiLanguage === null) return invalid('"uiLanguage" may be left out, but not be null.', ['uiLanguage']);
  if (value === null) return invalid('"value" may be left out, but not be null.', ['value']);
  const target = targetOf(ctx.reads.sources, 'Source', sourceId, ['sourceId']);
  if (!target.done) return target;
  const { source } = target.value;
  const { monitoringSettings } = source;
  if (!monitoringSettings) return unsupported(source, 'keep monitoring settings', ['sourceId']);
  const outcome = await attempt(ctx, source, () =>
    monitoringSettings.save({
      externalId,
      ...(uiLanguage === undefined ? {} : { uiLanguage }),
      ...(value === undefined ? {} : { value }),
    }),
  );
  ctx.renew();
  return outcome.done ? done({ ...outcome.value, sourceId: source.id }) : outcome;
}
