import { describe, expect, test } from '@jest/globals';
import { gateways, meant, type Tried } from '../kit/gateway.ts';
import { hasten } from '../kit/hasten.ts';
import { idAt, mapValues, small } from './kit.ts';
import type { Prepared, Traits, Write } from './traits.ts';

const said = `errors { code message vendorCode inputPath source { id } retryable retryAfter }`;

/** Sends a change, and says what the caller is told of it. */
export async function change(t: Tried, { mutation }: Write, { input, shown }: Prepared) {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await t.query(
    `mutation ($input: ${type}!) { change: ${mutation}(input: $input) { shown: ${shown} ${said} } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data.change;
}

/** How a change came out: `done`, or the code of what was said. */
export const outcomeOf = (payload: { errors: readonly { code: string }[] }): string =>
  payload.errors[0]?.code ?? 'done';

/** How often the vendor was asked for the change itself. */
export const sent = (t: Tried, { simulator }: Traits, { request }: Prepared): number =>
  t.calls(simulator).filter((call) => call === request).length;

/** Every change: that it is made, that nobody reads the old state after it, and what is said when it is not made. */
export function writes(traits: Traits): void {
  const start = gateways();
  const { simulator } = traits;
  const look = async (t: Tried, { seen }: Prepared) => (await t.query(`{ seen: ${seen} }`)).data.seen;

  describe.each(Object.entries(traits.writes))('%s', (_name, write) => {
    test('shows the state after the change, and so does whoever asks next', async () => {
      const t = await start(small);
      const prepared = await write.prepare(t);
      expect(await look(t, prepared)).toEqual(prepared.before);
      t.reset();
      const payload = await change(t, write, prepared);
      expect(payload).toEqual({ shown: prepared.after, errors: [] });
      expect(sent(t, traits, prepared)).toBe(1);
      // The clock has not moved: what was remembered before the change would still do.
      expect(await look(t, prepared)).toEqual(prepared.after);
    });

    test('tells each refusal in our own words and changes nothing', async () => {
      const t = await start(small);
      const prepared = await write.prepare(t);
      const told: Record<string, unknown> = {};
      const { tells = {} } = write;
      // Those that tell something last: what they tell stays known.
      const refusals = Object.entries(traits.refusals).toSorted(([a], [b]) => Number(a in tells) - Number(b in tells));
      for (const [name, { answer }] of refusals) {
        t.reset();
        t.sandbox[simulator].fault(meant(simulator, prepared.request), answer);
        const { shown, errors } = await change(t, write, prepared);
        const { code, vendorCode, message, source, retryable } = errors[0] ?? {};
        expect({ name, shown, errors: errors.length, source, retryable }).toEqual({
          name,
          shown: null,
          errors: 1,
          source: { id: idAt(traits, 'Source') },
          retryable: false,
        });
        expect(message).not.toContain('The vendor’s own text');
        told[name] = { code, vendorCode, requests: sent(t, traits, prepared) };
        t.reset();
        expect([name, await look(t, prepared)]).toEqual([name, name in tells ? tells[name] : prepared.before]);
      }
      expect(told).toEqual(
        mapValues(traits.refusals, ({ code, vendorCode = null }) => ({ code, vendorCode, requests: 1 })),
      );
    });

    test('knows what became of it when the answer is lost', async () => {
      const t = await start(small);
      hasten(t);
      const prepared = await write.prepare(t);
      await look(t, prepared);
      t.reset();
      t.sandbox[simulator].fault(meant(simulator, prepared.request), 'apply-then-reset', { times: 1 });
      const payload = await change(t, write, prepared);
      expect([outcomeOf(payload), sent(t, traits, prepared)]).toEqual(write.lost);
      if (outcomeOf(payload) === 'done') expect(payload.shown).toEqual(prepared.after);
      // It was done, whatever could be said of it; and what was remembered before it is gone.
      expect(await look(t, prepared)).toEqual(prepared.after);
    });

    test('says that nothing was done when nothing was', async () => {
      const t = await start(small);
      hasten(t);
      const prepared = await write.prepare(t);
      t.reset();
      const fault = t.sandbox[simulator].fault(meant(simulator, prepared.request), { status: 503 });
      const payload = await change(t, write, prepared);
      expect(outcomeOf(payload)).toBe('VENDOR_UNAVAILABLE');
      fault.release();
      expect(await look(t, prepared)).toEqual(prepared.before);
    });
  });
}
