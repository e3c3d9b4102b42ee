import type { Tried } from '../../kit/gateway.ts';
import { agentRow, guid } from './kit.ts';

/** Ids of reporting groups. */
export const [sales, support, spares] = [guid(901), guid(902), guid(903)] as const;

/** What a row of /agents says of an agent in the group. */
export const inSales = { reportingGroupid: sales, reportingGroupName: 'Sales' };
export const inSupport = { reportingGroupid: support, reportingGroupName: 'Support' };

/** What an answer of ours shows of the group. */
export const shownSales = { externalId: sales, name: 'Sales' };
export const shownSupport = { externalId: support, name: 'Support' };

/** From now on these are all the agents there are, and a list of ids or of an address is cut to them. */
export function agentsAre(t: Tried, rows: readonly object[]): void {
  const all = rows.map((fields, number) => agentRow(number, fields));
  const list = 'GET /agents';
  t.sandbox.sinch.rewrite(list, () => {
    const query = t.requests('sinch').findLast(({ path }) => path === '/agents')?.query;
    const [wanted, email] = [query?.get('id')?.split(','), query?.get('email')];
    return all.filter((row) => (wanted?.includes(row.id) ?? true) && (!email || Object(row).email === email));
  });
}
