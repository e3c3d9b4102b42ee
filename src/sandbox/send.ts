import type { ServerResponse } from 'node:http';
import { type Answer, json, text } from './answers.ts';
import type { Behaviour, CannedAnswer } from './faults.ts';

/** Answers, well or as the behaviour says. 'hold' is over by now, and nothing is wrong any more. */
export function misbehave(outgoing: ServerResponse, behaviour: Behaviour, answer: () => Answer): void {
  switch (behaviour) {
    case 'hang':
      return;
    case 'reset':
      outgoing.destroy();
      return;
    case 'apply-then-reset':
      answer();
      outgoing.destroy();
      return;
    case 'reset-body':
      sendHalf(outgoing, answer());
      return;
    case 'truncate': {
      const whole = answer();
      send(outgoing, { ...whole, body: half(whole.body) });
      return;
    }
    case 'mistype': {
      const whole = answer();
      send(outgoing, { ...whole, headers: { ...whole.headers, 'content-type': 'application/octet-stream' } });
      return;
    }
    case 'hold':
      send(outgoing, answer());
      return;
    default:
      send(outgoing, canned(behaviour));
  }
}

function canned({ status, body = '', contentType, headers = {} }: CannedAnswer): Answer {
  const made = typeof body === 'string' ? text(status, body) : json(body, status);
  const type = contentType === undefined ? {} : { 'content-type': contentType };
  return { ...made, headers: { ...made.headers, ...type, ...headers } };
}

const half = (body: string) => body.slice(0, Math.floor(body.length / 2));

/** Sends the answer, unless the client is gone or something was sent before. */
export function send(outgoing: ServerResponse, answer: Answer): void {
  if (outgoing.destroyed || outgoing.headersSent) return;
  outgoing.writeHead(answer.status, answer.headers);
  outgoing.end(answer.body);
}

/** Announces the whole length, sends half of it, and breaks off. */
function sendHalf(outgoing: ServerResponse, answer: Answer): void {
  outgoing.writeHead(answer.status, { ...answer.headers, 'content-length': String(Buffer.byteLength(answer.body)) });
  outgoing.write(half(answer.body), () => outgoing.destroy());
}
