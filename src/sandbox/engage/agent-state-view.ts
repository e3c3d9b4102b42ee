import type { Call } from './call.ts';
import type { AgentRecord } from './records.ts';
import { workStateOf } from './work-states.ts';
import type { Fields } from './xml/write.ts';

/** An agent as AgentState shows it. It does not name its group. */
export function agentState({ register, options }: Call, record: AgentRecord): Fields {
  const { internalId, user, agent, request } = record;
  const stands = request !== null && request.dutyChanges === agent.dutyChanges;
  const schedule = register.schedules.find(({ group }) => group === record.group);
  // Of one agent in four nothing is said about signing in, as long as there is nothing to say.
  const silent = options.quirks && Number(internalId) % 4 === 0 && !agent.barred;
  return {
    internalId,
    agent: {
      internalId: user.internalId,
      externalId: user.externalId,
      loginEnabled: silent ? null : !agent.barred,
      firstName: user.firstName,
      lastName: user.lastName,
      email: user.email,
      roles: user.roles,
      defaultPhoneNumber: user.phoneNumber,
      attributes: [{ name: 'registrationMethod', value: record.registrationMethod }],
    },
    currentContactState: contactState(record),
    currentScheduleGroup: schedule && { internalId: schedule.internalId, externalId: schedule.externalId ?? undefined },
    currentPhoneNumber: record.phoneNumber,
    requestedAction: record.requestedAction ?? undefined,
    requestedWorkState: stands ? request.word : undefined,
    currentWorkState: workStateOf(record),
  };
}

const contactStates = { PREVIEW: 'Previewing', DIALING: 'Dialing', TALKING: 'Connected' } as const;

/** What the agent has to do with a client; nothing between two of them, and nothing during the work after one. */
function contactState({ agent, acquiredFor }: AgentRecord): string | undefined {
  const status = agent.engaged?.status;
  if (status === 'PREVIEW' || status === 'DIALING' || status === 'TALKING') return contactStates[status];
  return acquiredFor ?? undefined;
}
