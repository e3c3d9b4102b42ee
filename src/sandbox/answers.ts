/** What a simulator sends back: a status, headers, and the body as text. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function json(value: unknown, status = 200): Answer {
  return { status, headers: { 'content-type': 'application/json;charset=UTF-8' }, body: JSON.stringify(value) };
}

export function text(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'content-type': 'text/plain;charset=UTF-8', ...headers }, body };
}

export function xml(body: string, status = 200): Answer {
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
  return { status, headers: { 'content-type': 'text/xml;charset=UTF-8' }, body: declaration + body };
}

export const noContent: Answer = { status: 204, headers: {}, body: '' };

/** Thrown by a simulator's own code to answer with a refusal from wherever it is noticed. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`Refused with ${answer.status}.`);
    this.answer = answer;
  }
}

/** An instant as all vendors write it: ISO 8601 in UTC with milliseconds. */
export const iso = (instant: number): string => new Date(instant).toISOString();
