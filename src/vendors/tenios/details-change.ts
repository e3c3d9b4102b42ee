import type { AgentDetailsChange } from '../../ports/agent-writes.ts';
import type { WireDetails } from './wire.ts';

/** The fields of details/user/change, all of which are overwritten; no external number is null here. */
export interface DetailsFields {
  readonly cloud_acd_enabled: boolean;
  readonly sip_enabled: boolean;
  readonly external_number_enabled: boolean;
  readonly external_number: string | null;
  readonly state: string;
  readonly user_skills: readonly { readonly name: string; readonly has_skill: boolean }[];
}

export type Merged =
  | { readonly fields: DetailsFields }
  /** Place in the change's skills of one that the source does not have. */
  | { readonly unknownSkill: number }
  /** What was read lacks something that has to be written back: writing would lose it. */
  | { readonly incomplete: true };

/** What to write so that the change happens and everything else stays as it was just read. Pure. */
export function merged(now: WireDetails, change: AgentDetailsChange): Merged {
  const fields = {
    cloud_acd_enabled: change.cloudAcdEnabled ?? now.cloudAcdEnabled,
    sip_enabled: change.sipEnabled ?? now.sipEnabled,
    external_number_enabled: change.externalNumberEnabled ?? now.externalNumberEnabled,
    external_number: change.externalNumber === undefined ? now.externalNumber : change.externalNumber || null,
    state: change.state ?? now.state,
    user_skills: mergedSkills(now, change),
  };
  if (!isComplete(fields)) return { incomplete: true };
  const names = new Set(fields.user_skills.map(({ name }) => name));
  const unknownSkill = change.skills?.findIndex(({ name }) => !names.has(name)) ?? -1;
  return unknownSkill === -1 ? { fields } : { unknownSkill };
}

/** Every skill that the source has, each once and in its order; null unless all of them could be read. */
function mergedSkills(now: WireDetails, change: AgentDetailsChange): DetailsFields['user_skills'] | null {
  const wanted = new Map(change.skills?.map(({ name, hasSkill }) => [name, hasSkill]));
  const skills = now.skills?.flatMap(({ name, hasSkill }) => {
    const value = wanted.get(name ?? '') ?? hasSkill;
    return name === null || value === null ? [] : { name, has_skill: value };
  });
  return skills !== undefined && skills.length === now.skills?.length ? skills : null;
}

type Nullable = { readonly [Name in keyof DetailsFields]: DetailsFields[Name] | null };

const isComplete = (fields: Nullable): fields is DetailsFields =>
  Object.entries(fields).every(([name, value]) => value !== null || name === 'external_number');
