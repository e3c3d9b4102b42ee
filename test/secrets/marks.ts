/** Secrets by what they are, each a text that occurs nowhere else. */
export type Secrets = Readonly<Record<string, string>>;

/** Credentials of every kind that a configuration can hold. The quotes and angles make every encoding show. */
export const credentials = {
  tenios: `sw0rdfish-tenios-"key"<1>`,
  deepcallToken: 'sw0rdfish-deepcall-token+/=2',
  deepcallSsid: 'sw0rdfish-deepcall-ssid&3',
  engage: `sw0rdfish-engage-pässword'4'<&>`,
  sinchPassword: 'sw0rdfish-sinch-password:"5"',
  sinchKey: 'sw0rdfish-sinch-key 6',
  sessionPassword: 'sw0rdfish-session-password?&7',
  jwt: 'sw0rdfish-jwt-secret-of-thirty-two-bytes-8',
  redis: 'sw0rdfish-redis-password-9',
} as const satisfies Secrets;

/** What vendors say and nobody else may hear. */
export const ofVendors = {
  stack: 'xyzzy-stack-trace-of-the-vendor',
  host: 'vault-7.internal.vendor.example',
  header: 'xyzzy-header-of-the-vendor',
  status: 'xyzzy status text of the vendor',
  cookie: 'xyzzycookieofthevendor',
} as const satisfies Secrets;

/** What clients send that is for nobody else, and for no log. */
export const ofClients = {
  authorization: 'plugh-authorization-of-the-client',
  cookie: 'plugh-cookie-of-the-client',
  apiKey: 'plugh-api-key-of-the-client',
  text: 'plugh-text-in-a-document',
  comment: 'plugh-comment-in-a-document',
  variable: 'plugh-value-of-a-variable',
  name: 'plugh name of an operation',
  header: 'plugh-header-of-the-client',
  path: 'plugh-path',
  payload: 'plugh-payload-of-a-socket',
} as const satisfies Secrets;

/** The middle of a text in base64, whatever stands before it and behind. */
function inBase64(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  return [0, 1, 2].flatMap((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // What shares its bits with neighbours.
    const middle = whole.slice(before === 0 ? 0 : before + 1, -2);
    return [middle, middle.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

/** A text in every form in which it could be found again, in small letters but for base64. */
export function formsOf(text: string): readonly string[] {
  const xml = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const plain = [
    text,
    JSON.stringify(text).slice(1, -1),
    JSON.stringify(JSON.stringify(text)).slice(3, -3),
    encodeURIComponent(text),
    new URLSearchParams({ x: text }).toString().slice(2),
    xml,
    xml.replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
    xml.replaceAll('"', '&#34;').replaceAll("'", '&apos;'),
    Buffer.from(text).toString('hex'),
    // As the console and a misread of UTF-8 have it.
    Buffer.from(text).toString('latin1'),
  ];
  return [...new Set([...plain.map((form) => form.toLowerCase()), ...inBase64(text)])];
}

/** Which of these secrets are in a text, in any form. */
export function found(text: string, secrets: Secrets): readonly string[] {
  const small = text.toLowerCase();
  return Object.entries(secrets).flatMap(([name, secret]) => {
    const form = formsOf(secret).find((one) => small.includes(one) || text.includes(one));
    if (form === undefined) return [];
    const at = Math.max(text.indexOf(form), small.indexOf(form));
    return [`${name} as ${form} in …${text.slice(Math.max(0, at - 120), at + form.length + 40)}…`];
  });
}
