import type { Listed, VendorHttp } from '../../../src/http/vendor-http.ts';
import type { Call } from '../../../src/ports/call.ts';
import { get, type Handle, rig, textOf } from '../kit.ts';

/** A round of the event loop. */
export const round = () => new Promise((resolve) => setImmediate(resolve));

/** Things that are what the vendor says, with how they were asked for. Ids that begin with "no" are unknown there. */
export const things = (http: VendorHttp, name = 'things'): Listed<string> => ({
  name,
  about: [name],
  async ask(ids, call) {
    const said = await http.read(get(`/${name}`, { query: `ids=${ids}` }), [name], call, textOf);
    return new Map(ids.filter((id) => !id.startsWith('no')).map((id) => [id, `${id} ${said}`]));
  },
  mostIds: 200,
  old: (thing) => `old ${thing}`,
});

/** Answers with the number of the request. */
export const counting: Handle = (response, _, count) => response.end(String(count));

/** A vendor, and a reader of its things. */
export async function reader(handle: Handle = counting, options: Parameters<typeof rig>[1] = {}) {
  const one = await rig(handle, options);
  const read = async (ids: readonly string[], call: Call = {}, name?: string): Promise<Record<string, string>> =>
    Object.fromEntries(await one.http.gather(things(one.http, name), ids, call));
  /** The ids of each request so far. */
  const asked = () => one.seen.map(({ url }) => url?.split('ids=')[1]);
  return { ...one, read, asked };
}
