import { count, flag, text } from '../../http/json.ts';
import type { Answers } from './client.ts';
import type { ElementName, Elements } from './elements.ts';
import { codeIn } from './faults.ts';
import type {
  Problem,
  WireAgentGroup,
  WireAgentGroupState,
  WireAgentState,
  WireAttribute,
  WireReference,
  WireScheduleEntry,
  WireScheduleGroup,
  WireUser,
} from './wire.ts';
import type { Element } from './xml.ts';

/** Reads Engage's types. Total: what is absent, empty or of the wrong kind is null. */
export interface Reading {
  /** How a method's `data` is read; null for one that answers nothing. */
  readonly data: { readonly [N in keyof Answers]: (data: Element) => Answers[N] | null };
  warning(element: Element): Problem;
  /** The elements of a name, in their order. */
  all(parent: Element, name: ElementName): readonly Element[];
}

/** Attributes of an agent group that have a name of their own in the model. */
export const namedAttributes = ['mode', 'intensity', 'initialWorkState', 'maxBreakTime'] as const;

export function createReading(elements: Elements): Reading {
  function all(parent: Element | null, name: ElementName): readonly Element[] {
    const wanted = elements.read(name);
    return parent?.children.filter((child) => child.name === wanted) ?? [];
  }
  const one = (parent: Element | null, name: ElementName): Element | null => all(parent, name)[0] ?? null;
  const textIn = (parent: Element | null, name: ElementName): string | null => text(one(parent, name)?.text);
  const flagIn = (parent: Element, name: ElementName): boolean | null => flag(one(parent, name)?.text);
  const countIn = (parent: Element, name: ElementName): number | null => count(one(parent, name)?.text);
  const textsIn = (parent: Element, name: ElementName): readonly string[] =>
    all(parent, name).flatMap((each) => text(each.text) ?? []);

  const attributesIn = (parent: Element, name: ElementName = 'attributes'): readonly WireAttribute[] =>
    all(parent, name).flatMap((entry) => {
      const key = textIn(entry, 'name');
      return key === null ? [] : { name: key, value: textIn(entry, 'value') };
    });

  function reference(element: Element | null): WireReference | null {
    const meant = { internalId: textIn(element, 'internalId'), externalId: textIn(element, 'externalId') };
    return meant.internalId === null && meant.externalId === null ? null : meant;
  }

  const user = (element: Element): WireUser => ({
    externalId: textIn(element, 'externalId'),
    loginEnabled: flagIn(element, 'loginEnabled'),
    firstName: textIn(element, 'firstName'),
    lastName: textIn(element, 'lastName'),
    email: textIn(element, 'email'),
    roles: textsIn(element, 'roles'),
    defaultPhoneNumber: textIn(element, 'defaultPhoneNumber'),
    attributes: attributesIn(element),
  });

  function agentState(element: Element): WireAgentState {
    const agent = one(element, 'agent');
    return {
      internalId: textIn(element, 'internalId'),
      agent: agent && user(agent),
      currentContactState: textIn(element, 'currentContactState'),
      currentScheduleGroup: reference(one(element, 'currentScheduleGroup')),
      currentPhoneNumber: textIn(element, 'currentPhoneNumber'),
      requestedAction: textIn(element, 'requestedAction'),
      requestedWorkState: textIn(element, 'requestedWorkState'),
      currentWorkState: textIn(element, 'currentWorkState'),
    };
  }

  const schedule = (parent: Element, name: ElementName): readonly WireScheduleEntry[] =>
    all(parent, name).map((entry) => ({
      startTime: textIn(entry, 'startTime'),
      endTime: textIn(entry, 'endTime'),
      open24: flagIn(entry, 'open24'),
      timeZone: textIn(entry, 'timeZone'),
      phoneNumber: textIn(entry, 'phoneNumber'),
      allocatedCount: countIn(entry, 'allocatedCount'),
      day: textIn(entry, 'day'),
    }));

  const agentGroup = (element: Element): WireAgentGroup => ({
    internalId: textIn(element, 'internalId'),
    externalId: textIn(element, 'externalId'),
    parent: reference(one(element, 'parent')),
    currentSchedule: schedule(element, 'currentSchedule'),
    rollingSchedule: schedule(element, 'rollingSchedule'),
    attributes: [
      ...attributesIn(element),
      // After the entries, so that the entry of a name is the one that is found.
      ...namedAttributes.flatMap((name) => {
        const value = textIn(element, name);
        return value === null ? [] : { name, value };
      }),
    ],
    configuration: attributesIn(element, 'configuration'),
    tags: textsIn(element, 'tags'),
    createdDate: textIn(element, 'createdDate'),
    updatedDate: textIn(element, 'updatedDate'),
  });

  const agentGroupState = (element: Element): WireAgentGroupState => ({
    agentGroup: reference(one(element, 'agentGroup')),
    allocatedCount: countIn(element, 'allocatedCount'),
    currentStartTime: textIn(element, 'currentStartTime'),
    currentEndTime: textIn(element, 'currentEndTime'),
    state: textIn(element, 'state'),
  });

  function scheduleGroup(element: Element): WireScheduleGroup {
    const parent = one(element, 'parent');
    return {
      internalId: textIn(element, 'internalId'),
      externalId: textIn(element, 'externalId'),
      // What is said to be something else, the account, is not the agent group that it belongs to.
      parent: parent?.type == null || parent.type === 'agentgroup' ? reference(parent) : null,
      schedule: schedule(element, 'schedule'),
      attributes: attributesIn(element),
    };
  }

  const nothing = (): null => null;
  return {
    all,
    warning: (element) => ({ code: codeIn(textIn(element, 'code')), text: textIn(element, 'message') ?? '' }),
    data: {
      createAgents: agentState,
      createAgentsUsingString: agentState,
      createAgentsAsking: agentState,
      acquireAgent: agentState,
      releaseAgent: agentState,
      deleteAgents: nothing,
      showAgentStateUsingUser: agentState,
      showAgentStateUsingDevice: agentState,
      listAgentStatesUsingEntity: agentState,
      changeAgentState: agentState,
      requestAction: agentState,
      showAgentGroupState: agentGroupState,
      listAgentGroupStates: agentGroupState,
      changeAgentGroupState: nothing,
      createAgentGroup: agentGroup,
      deleteAgentGroup: nothing,
      showAgentGroup: agentGroup,
      changeAgentGroup: agentGroup,
      createScheduleGroup: scheduleGroup,
      createScheduleGroupUnnamed: scheduleGroup,
      deleteScheduleGroup: nothing,
      showScheduleGroup: scheduleGroup,
    },
  };
}
