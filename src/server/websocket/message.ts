import { z } from 'zod';
import { documentAsked } from '../documents/asked.ts';

/** What a client may say by graphql-transport-ws; a document may also be asked for by its name, as over HTTP. */

const fields = z.record(z.string(), z.unknown());
/** Chosen by the client and sent back with every answer: a long one would cost more than the answers. */
const id = z.string().min(1).max(255);

/** Of a document. */
const name = z.string().nullish();

const message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('connection_init'), payload: fields.nullish() }),
  z.object({ type: z.literal('ping'), payload: fields.nullish() }),
  z.object({ type: z.literal('pong') }),
  z.object({
    type: z.literal('subscribe'),
    id,
    payload: z
      .object({
        query: z.string().nullish(),
        operationName: z.string().nullish(),
        variables: fields.nullish(),
        extensions: fields.nullish(),
        documentId: name,
        doc_id: name,
        id: name,
      })
      .refine((payload) => typeof payload.query === 'string' || documentAsked(payload) !== null),
  }),
  z.object({ type: z.literal('complete'), id }),
]);

export type SocketMessage = z.output<typeof message>;

/** Objects and lists within each other in one message. What goes deeper can be read, but not be written or walked through again. */
const mostLevels = 100;

/** Whether a JSON text goes too deep. One pass without looking back: who sends it may have thought of that. */
function isTooDeep(text: string): boolean {
  let level = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (isInString) {
      if (character === '\\') at += 1;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === '[' || character === '{') level += 1;
    else if (character === ']' || character === '}') level -= 1;
    if (level > mostLevels) return true;
  }
  return false;
}

/** The message in a text; null where there is none. */
export function messageIn(text: string): SocketMessage | null {
  if (isTooDeep(text)) return null;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  return message.safeParse(json).data ?? null;
}
