import { caught } from '../../http/each.ts';
import type { MonitoringSetting } from '../../model/monitoring.ts';
import { done, type Outcome, refused } from '../../model/outcome.ts';
import { oneAtATime } from '../../one-at-a-time.ts';
import type { Call } from '../../ports/call.ts';
import type { MonitoringSettingChange, MonitoringSettings } from '../../ports/monitoring.ts';
import type { SinchClient, WriteRequest } from './client.ts';
import { monitoringSetting } from './queue-mapping.ts';
import { isSettingId, type Row } from './wire.ts';

/** The monitoring settings that Sinch keeps for the user the source signs in as. */
export function sinchMonitoring(client: SinchClient): MonitoringSettings {
  const topics = ['settings'] as const;
  // A setting is read, merged and written whole: two changes at once would lose one.
  const inTurn = oneAtATime();
  const pathOf = (id: string): string => `/settings/${encodeURIComponent(id.toWellFormed())}`;
  const row = (id: string, call: Call): Promise<Row | null> =>
    client.item({ operation: 'settings.get', path: pathOf(id), wrapper: 'setting', topics }, call);

  const change = (id: string, exists: boolean): Omit<WriteRequest, 'json' | 'changes'> =>
    exists
      ? { operation: { name: 'settings.put', method: 'PUT', repeat: 'idempotent' }, path: pathOf(id) }
      : // A repeat after a lost answer might add a second one: that Sinch would refuse it is not written anywhere.
        { operation: { name: 'settings.post', method: 'POST', repeat: 'never' }, path: '/settings' };

  async function save({ externalId, ...values }: MonitoringSettingChange): Promise<Outcome<MonitoringSetting>> {
    const before = await row(externalId, { fresh: true, priority: 'write' });
    const json = { uiLanguage: '', value: '', ...before?.values, ...values, id: externalId };
    const outcome = await client.write({ ...change(externalId, before !== null), json, changes: topics });
    if (!outcome.done) return outcome;
    // The change is made: that it cannot be looked at is no reason to call it a failure.
    const after = await caught(row(externalId, { fresh: true, priority: 'write' }));
    const setting = after instanceof Error || after === null ? null : monitoringSetting(after);
    return done(setting ?? { externalId, uiLanguage: json.uiLanguage, value: json.value });
  }

  return {
    async list(call) {
      const rows = await client.whole(
        { operation: 'settings.list', path: '/settings', wrapper: 'setting', topics },
        call,
      );
      return rows.flatMap((one) => monitoringSetting(one) ?? []);
    },
    async read(id, call) {
      const found = isSettingId(id) ? await row(id, call) : null;
      return found && monitoringSetting(found);
    },
    async save(wanted) {
      if (isSettingId(wanted.externalId)) return inTurn(wanted.externalId, () => save(wanted));
      return refused({
        code: 'INVALID_INPUT',
        message: 'externalId takes 1 to 128 letters, digits and . _ ~ - only.',
        inputPath: ['externalId'],
      });
    },
  };
}
