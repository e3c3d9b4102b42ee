import type { Repeat } from '../../http/vendor-http.ts';

/** The methods of Engage's contact-centre service, each with what may be done after its answer was lost. */
export interface Method {
  readonly name: string;
  readonly repeat: Repeat;
}

const method = (name: string, repeat: Repeat): Method => ({ name, repeat });

/** The nineteen, in the order of the page. */
export const methods = {
  /** OBJECT_EXISTS for a user means, after a lost answer, that the user was created by it. */
  createAgents: method('createAgents', 'echo'),
  createAgentsUsingString: method('createAgentsUsingString', 'echo'),
  /** The same method with a requestedAction, which is asked of each user once. */
  createAgentsAsking: method('createAgents', 'never'),
  acquireAgent: method('acquireAgent', 'never'),
  releaseAgent: method('releaseAgent', 'never'),
  /** OBJECT_NOT_EXISTS for a user means, after a lost answer, that the user was deleted by it. */
  deleteAgents: method('deleteAgents', 'echo'),
  showAgentStateUsingUser: method('showAgentStateUsingUser', 'safe'),
  showAgentStateUsingDevice: method('showAgentStateUsingDevice', 'safe'),
  listAgentStatesUsingEntity: method('listAgentStatesUsingEntity', 'safe'),
  changeAgentState: method('changeAgentState', 'idempotent'),
  /** The same method with a requestedAction, which is done once more each time it is asked for. */
  requestAction: method('changeAgentState', 'never'),
  showAgentGroupState: method('showAgentGroupState', 'safe'),
  listAgentGroupStates: method('listAgentGroupStates', 'safe'),
  changeAgentGroupState: method('changeAgentGroupState', 'idempotent'),
  createAgentGroup: method('createAgentGroup', 'echo'),
  deleteAgentGroup: method('deleteAgentGroup', 'echo'),
  showAgentGroup: method('showAgentGroup', 'safe'),
  changeAgentGroup: method('changeAgentGroup', 'idempotent'),
  createScheduleGroup: method('createScheduleGroup', 'echo'),
  /** The same method without an externalId: nothing would keep a second request from making a second one. */
  createScheduleGroupUnnamed: method('createScheduleGroup', 'never'),
  deleteScheduleGroup: method('deleteScheduleGroup', 'echo'),
  showScheduleGroup: method('showScheduleGroup', 'safe'),
} as const satisfies Readonly<Record<string, Method>>;
