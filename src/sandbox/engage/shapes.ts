import { badRequest, isNil } from './envelope.ts';
import type { Element } from './xml/read.ts';

/** What the page's types are made of. A list is an element that comes several times, so that it needs no word here. */
const shapes = {
  BaseEntity: { internalId: 'String', externalId: 'String', parent: 'BaseEntity' },
  Org: { internalId: 'String', externalId: 'String', parent: 'BaseEntity' },
  Device: { internalId: 'String', externalId: 'String', parent: 'BaseEntity' },
  Attribute: { name: 'String', value: 'String' },
  User: {
    internalId: 'String',
    externalId: 'String',
    parent: 'BaseEntity',
    loginEnabled: 'Boolean',
    firstName: 'String',
    lastName: 'String',
    email: 'String',
    roles: 'String',
    defaultPhoneNumber: 'String',
    attributes: 'Attribute',
  },
  AgentState: {
    internalId: 'String',
    agent: 'User',
    currentContactState: 'String',
    currentScheduleGroup: 'ScheduleGroup',
    currentPhoneNumber: 'String',
    requestedAction: 'String',
    requestedWorkState: 'String',
    currentWorkState: 'String',
  },
  AgentGroup: {
    internalId: 'String',
    externalId: 'String',
    parent: 'BaseEntity',
    currentSchedule: 'ScheduleEntry',
    rollingSchedule: 'ScheduleEntry',
    attributes: 'Attribute',
    configuration: 'Attribute',
    tags: 'String',
    createdDate: 'String',
    updatedDate: 'String',
  },
  AgentGroupState: {
    agentGroup: 'AgentGroup',
    allocatedCount: 'String',
    currentStartTime: 'String',
    currentEndTime: 'String',
    state: 'String',
  },
  ScheduleGroup: {
    internalId: 'String',
    externalId: 'String',
    parent: 'BaseEntity',
    schedule: 'ScheduleEntry',
    attributes: 'Attribute',
  },
  ScheduleEntry: {
    startTime: 'String',
    endTime: 'String',
    open24: 'Boolean',
    timeZone: 'String',
    phoneNumber: 'String',
    allocatedCount: 'Integer',
    day: 'String',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A type of the page. */
export type TypeName = keyof typeof shapes | 'String';

const patterns: Readonly<Record<string, RegExp>> = {
  Boolean: /^\s*(true|false|1|0)\s*$/,
  Integer: /^\s*[+-]?\d+\s*$/,
};

/**
 * Checks that an element is made of what its type knows: unqualified elements by their exact names, values of their kind.
 * @throws {Refusal} a Fault of SOAP naming what does not belong
 */
export function checkShape(element: Element, type: string): void {
  if (isNil(element)) return;
  const shape: Readonly<Record<string, string>> | undefined = Object.hasOwn(shapes, type)
    ? shapes[type as keyof typeof shapes]
    : undefined;
  if (shape === undefined) {
    if (element.children.length > 0 || patterns[type]?.test(element.text) === false)
      throw badRequest(`<${element.name}> is no ${type}.`);
    return;
  }
  if (element.text.trim() !== '') throw badRequest(`<${element.name}> has text beside its elements.`);
  for (const child of element.children) {
    const inner = Object.hasOwn(shape, child.name) && child.namespace === '' ? shape[child.name] : undefined;
    if (inner === undefined) throw badRequest(`<${child.name}> does not belong into <${element.name}>, a ${type}.`);
    checkShape(child, inner);
  }
}

/** The element's child of this name that has a value. */
export function part(element: Element | undefined, name: string): Element | undefined {
  return parts(element, name)[0];
}

/** Every child of this name that has a value. */
export function parts(element: Element | undefined, name: string): readonly Element[] {
  return (element?.children ?? []).filter((child) => child.name === name && !isNil(child));
}

/** The text of a child; null when there is none or it is empty. */
export function textOf(element: Element | undefined, name: string): string | null {
  const text = part(element, name)?.text ?? '';
  return text === '' ? null : text;
}

/** The value of a boolean child; null when there is none. */
export function flagOf(element: Element | undefined, name: string): boolean | null {
  const text = textOf(element, name)?.trim();
  return text === undefined ? null : text === 'true' || text === '1';
}
