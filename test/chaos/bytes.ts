/** Where the body of an answer begins; its length where there is none. */
function bodyAt(answer: Buffer): number {
  const end = answer.indexOf('\r\n\r\n');
  return end < 0 ? answer.length : end + 4;
}

/** The head and half of the body; half of the head where there is no body. */
export function half(answer: Buffer): Buffer {
  const body = bodyAt(answer);
  return answer.subarray(0, body < answer.length ? Math.ceil((body + answer.length) / 2) : answer.length / 2);
}

/** Every so-manieth byte is turned. */
const apart = 16;

/** An answer of which bits are turned that no text has, from its beginning or from that of its JSON or XML. */
export function garbled(answer: Buffer, part: 'head' | 'body'): Buffer {
  const body = answer.subarray(bodyAt(answer));
  const opening = body.findIndex((byte) => '{[<'.includes(String.fromCharCode(byte)));
  const from = part === 'head' ? 0 : bodyAt(answer) + Math.max(0, opening);
  return Buffer.from(answer.map((byte, at) => (at >= from && (at - from) % apart === 0 ? byte ^ 0x80 : byte)));
}
