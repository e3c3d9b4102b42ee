import type { VendorName } from '../../src/sandbox/centre/types.ts';
import type { Behaviour } from '../../src/sandbox/faults.ts';
import type { WireFault } from './line.ts';
import type { Meant } from './proxy.ts';
import { type Stage, simulatorOf, vendorsOwn } from './stage.ts';

/** Something that goes wrong on the way to a vendor, or at the vendor. */
export interface Fault {
  readonly name: string;
  readonly how: { readonly wire: WireFault } | { readonly vendor: Behaviour };
  /** What a read fails with; null where it brings the right data all the same. */
  readonly reads: string | null;
  /** What may come of a change: `done`, or a code. Whether it is true is judged by what the vendor did. */
  readonly changes: readonly string[];
}

const html = `<html><body>The proxy has no route to ${vendorsOwn}</body></html>`;
const soapFault = `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault>
<faultcode>s:Server</faultcode><faultstring>java.lang.NullPointerException at ${vendorsOwn}</faultstring>
</s:Fault></s:Body></s:Envelope>`;
const [timeout, unavailable, limited, bad] = [
  'VENDOR_TIMEOUT',
  'VENDOR_UNAVAILABLE',
  'VENDOR_RATE_LIMITED',
  'VENDOR_BAD_RESPONSE',
];
const unknown = 'OUTCOME_UNKNOWN';
/** Seconds, as in the header. */
const later = { 'retry-after': '2' };

export const faults: readonly Fault[] = [
  { name: 'refuses', how: { wire: { kind: 'refuse' } }, reads: unavailable, changes: [unavailable] },
  { name: 'resets', how: { wire: { kind: 'reset' } }, reads: unavailable, changes: [unknown] },
  { name: 'resets in the answer', how: { wire: { kind: 'reset-body' } }, reads: bad, changes: [unknown] },
  { name: 'truncates', how: { wire: { kind: 'truncate' } }, reads: bad, changes: [unknown] },
  { name: 'drips', how: { wire: { kind: 'drip', every: 20 } }, reads: timeout, changes: [unknown] },
  { name: 'is half open', how: { wire: { kind: 'half-open' } }, reads: timeout, changes: [unknown] },
  { name: 'swallows', how: { wire: { kind: 'swallow' } }, reads: timeout, changes: [unknown] },
  { name: 'is slow', how: { wire: { kind: 'delay', by: 150 } }, reads: null, changes: ['done'] },
  { name: 'is too slow', how: { wire: { kind: 'delay', by: 600 } }, reads: timeout, changes: [unknown] },
  { name: 'garbles', how: { wire: { kind: 'garble', part: 'head' } }, reads: bad, changes: [unknown] },
  {
    name: 'garbles the body',
    how: { wire: { kind: 'garble', part: 'body' } },
    reads: bad,
    // What has no body cannot be garbled.
    changes: [unknown, 'done'],
  },
  { name: '429', how: { vendor: { status: 429, body: html } }, reads: limited, changes: [limited] },
  {
    name: '429, Retry-After',
    how: { vendor: { status: 429, body: html, headers: later } },
    reads: limited,
    changes: [limited],
  },
  { name: '503', how: { vendor: { status: 503, body: html } }, reads: unavailable, changes: [unavailable] },
  {
    name: '503, Retry-After',
    how: { vendor: { status: 503, body: html, headers: later } },
    reads: unavailable,
    changes: [unavailable],
  },
  { name: 'wrong content type', how: { vendor: 'mistype' }, reads: null, changes: ['done'] },
  {
    name: 'HTML called JSON',
    how: { vendor: { status: 200, body: html, contentType: 'application/json' } },
    reads: bad,
    changes: [unknown],
  },
  {
    name: 'HTML',
    how: { vendor: { status: 200, body: html, contentType: 'text/html' } },
    reads: bad,
    changes: [unknown],
  },
  { name: 'null', how: { vendor: { status: 200, body: null } }, reads: bad, changes: [unknown] },
  {
    name: 'SOAP Fault',
    how: { vendor: { status: 500, body: soapFault, contentType: 'text/xml' } },
    reads: unavailable,
    changes: [unknown],
  },
];

/** Lets a fault begin at a vendor, for requests that are meant. @returns what ends it */
export async function begin(
  { proxies, sandbox }: Stage,
  vendor: VendorName,
  { how }: Fault,
  isMeant: Meant = () => true,
): Promise<() => Promise<void>> {
  if ('wire' in how) {
    await proxies[vendor].begin(how.wire, isMeant);
    return () => proxies[vendor].end();
  }
  const simulator = sandbox[simulatorOf(vendor)];
  const fault = simulator.fault(({ method, path }) => isMeant(`${method} ${path}`), how.vendor);
  return async () => fault.release();
}
