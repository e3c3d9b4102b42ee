import type { SourceName } from '../errors.ts';
import type { IdType, Ref } from '../model/ids.ts';
import { decodeId } from '../model/ids.ts';
import { done, type Outcome, refused } from '../model/outcome.ts';
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
