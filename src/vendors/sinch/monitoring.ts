import type { VendorHttp } from '../../http/vendor-http.ts';
import type { MonitoringSetting } from '../../model/monitoring.ts';
import { done, type Outcome, refused } from '../../model/outcome.ts';
import type { Call, MonitoringSettingChange, MonitoringSettings } from '../../ports/vendor.ts';
import type { SinchClient } from './client.ts';
import { monitoringSetting } from './queue-mapping.ts';
import { isSettingId } from './wire.ts';
import { judged } from './writes.ts';

/** The monitoring settings that Sinch keeps for the user the source signs in as. */
export function sinchMonitoring(http: VendorHttp, client: SinchClient): MonitoringSettings {
  const topics = ['settings'] as const;
  const row = (id: string, call: Call) =>
    client.item(
      { operation: 'settings.get', path: `/settings/${encodeURIComponent(id)}`, wrapper: 'setting', topics },
      call,
    );

  async function save({ externalId, ...change }: MonitoringSettingChange): Promise<Outcome<MonitoringSetting>> {
    if (!isSettingId(externalId))
      return refused({
        code: 'INVALID_INPUT',
        message: 'externalId takes 1 to 128 letters, digits and . _ ~ - only.',
        inputPath: ['externalId'],
      });
    const before = await row(externalId, { fresh: true });
    const json = { uiLanguage: '', value: '', ...before?.values, ...change, id: externalId };
    const outcome = judged(
      http,
      await client.write(
        before === null
          ? // A repeat after a lost answer might add a second one: that Sinch would refuse it is not written anywhere.
            {
              operation: { name: 'settings.post', method: 'POST', repeat: 'never' },
              path: '/settings',
              json,
              changes: topics,
            }
          : {
              operation: { name: 'settings.put', method: 'PUT', repeat: 'idempotent' },
              path: `/settings/${encodeURIComponent(externalId)}`,
              json,
              changes: topics,
            },
      ),
    );
    if (!outcome.done) return outcome;
    const after = await row(externalId, { fresh: true });
    return done((after && monitoringSetting(after)) ?? { externalId, uiLanguage: json.uiLanguage, value: json.value });
  }

  return {
    async list(call) {
      const rows = await client.all(
        { operation: 'settings.list', path: '/settings', wrapper: 'setting', topics, parameters: {} },
        call,
      );
      return rows.flatMap((one) => monitoringSetting(one) ?? []);
    },
    async read(id, call) {
      const found = isSettingId(id) ? await row(id, call) : null;
      return found && monitoringSetting(found);
    },
    save,
  };
}
