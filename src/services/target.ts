import { changesOwnOnly, ownsForChange } from '../access/own.ts';
import type { Context } from '../context.ts';
import { type SourceName, TrunklineError, VendorError } from '../errors.ts';
import type { IdType, Ref } from '../model/ids.ts';
import { decodeId } from '../model/ids.ts';
import { done, type Outcome, type Refusal, type RefusalCode, refused } from '../model/outcome.ts';
import type { Source } from '../ports/vendor.ts';

/** What a mutation is aimed at. */
export interface Target {
  readonly source: Source;
  readonly ref: Ref;
}

/** The thing that an id of the input names, at a source that is configured; NOT_FOUND otherwise. */
export function targetOf(
  sources: ReadonlyMap<string, Source>,
  type: IdType,
  id: string,
  inputPath: readonly string[],
): Outcome<Target> {
  const ref = decodeId(type, id);
  const source = ref && sources.get(ref.sourceId);
  if (!ref || !source || (type === 'Source' && ref.externalId !== ref.sourceId))
    return refused({ code: 'NOT_FOUND', message: `"${inputPath.join('.')}" names no ${words[type]}.`, inputPath });
  return done({ source, ref });
}

/**
 * The agent that an id of the input names, if the caller may change it: any with agents:manage, else one's own. Where the
 * source cannot say whose the agent is, it stays as it is.
 */
export async function changeableAgent(ctx: Context, agentId: string): Promise<Outcome<Target>> {
  const inputPath = ['agentId'];
  const target = targetOf(ctx.reads.sources, 'Agent', agentId, inputPath);
  if (!target.done || !changesOwnOnly(ctx.viewer)) return target;
  const { source, ref } = target.value;
  try {
    return (await ownsForChange(ctx, ref)) ? target : refused({ ...notOwn, inputPath, sourceId: source.id });
  } catch (error) {
    if (!(error instanceof TrunklineError)) throw error;
    return refused({
      ...detailsOf(error),
      code: notBegun(error.code),
      message: `${error.message} So it cannot be said whose agent this is, and nothing was changed.`,
      inputPath,
      sourceId: source.id,
    });
  }
}

/** Somebody else's agent. */
export const notOwn = {
  code: 'FORBIDDEN',
  message:
    'This is none of the agents of the e-mail address in the token: changing others takes the scope agents:manage.',
} as const satisfies Refusal;

const detailsOf = (error: TrunklineError): Pick<Refusal, 'vendorCode' | 'retryable' | 'retryAfter'> =>
  error instanceof VendorError
    ? { vendorCode: error.vendorCode, retryable: error.retryable, retryAfter: error.retryAfter }
    : { retryable: true };

/** A failed read in the words of a change that was not begun for it. */
export const notBegun = (code: string): RefusalCode => {
  switch (code) {
    case 'VENDOR_UNAUTHORIZED':
    case 'VENDOR_RATE_LIMITED':
    case 'VENDOR_BAD_RESPONSE':
    case 'VENDOR_REJECTED':
      return code;
    default:
      return 'VENDOR_UNAVAILABLE';
  }
};

/** Like targetOf, for a thing that must be of the source that is being changed. */
export function targetAt(source: Source, type: IdType, id: string, inputPath: readonly string[]): Outcome<Ref> {
  const ref = decodeId(type, id);
  return ref?.sourceId === source.id
    ? done(ref)
    : refused({
        code: 'NOT_FOUND',
        message: `"${inputPath.join('.')}" names no ${words[type]} of ${source.name}.`,
        inputPath,
      });
}

const words: Readonly<Record<IdType, string>> = {
  Source: 'source',
  Agent: 'agent',
  WrapUp: 'wrap-up',
  Queue: 'queue',
  QueueGroup: 'queue group',
  Contact: 'contact',
  AgentGroup: 'agent group',
  ScheduleGroup: 'schedule group',
  Presence: 'presence',
  ContactSummary: 'contact summary',
  ContactEvent: 'contact event',
  MonitoringSetting: 'monitoring setting',
};

/** A change that this source's vendor has no call for. */
export const unsupported = (source: SourceName, what: string, inputPath: readonly string[]): Outcome<never> =>
  refused({
    code: 'UNSUPPORTED_BY_SOURCE',
    message: `${source.name} cannot ${what}.`,
    inputPath,
    sourceId: source.id,
  });

/** An input that cannot be used as it is. */
export const invalid = (message: string, inputPath: readonly string[]): Outcome<never> =>
  refused({ code: 'INVALID_INPUT', message, inputPath });
