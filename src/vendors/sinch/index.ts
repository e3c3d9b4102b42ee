import type { VendorHttp } from '../../http/vendor-http.ts';
import { midnightIn } from '../../model/midnight.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Source } from '../../ports/vendor.ts';
import { sinchAgentGroups } from './agent-groups.ts';
import { sinchAgents } from './agents.ts';
import { createSinchClient } from './client.ts';
import { sinchContacts } from './contacts.ts';
import { sinchMonitoring } from './monitoring.ts';
import { sinchContactSummaries, sinchQueueGroups, sinchQueues } from './queues.ts';
import type { SinchSettings } from './settings.ts';
import { sinchWrites } from './writes.ts';

/** A Sinch Contact Center (RMI) account as a source. */
export function createSinchSource(settings: SinchSettings, http: VendorHttp, clock: Clock): Source {
  const client = createSinchClient(http, settings.language);
  const statisticsStart = (): number => midnightIn(settings.timeZone, clock.now());
  const contacts = sinchContacts(client, settings.id, clock);
  const agents = sinchAgents(client, contacts, statisticsStart);
  const queues = sinchQueues(client, agents);
  return {
    id: settings.id,
    name: settings.name,
    vendor: 'SINCH',
    capabilities: [
      'LIST_AGENTS',
      'READ_AGENT_STATE',
      'SET_AGENT_STATE',
      'READ_AGENT_DETAILS',
      'READ_BREAK',
      'READ_WRAP_UP',
      'READ_QUEUES',
      'SET_QUEUE_LOGIN',
      'READ_PRESENCES',
      'SET_PRESENCE',
      'READ_CONTACTS',
      'READ_CONTACT_SUMMARIES',
      'READ_QUEUE_GROUPS',
      'READ_LOAD',
      'READ_AGENT_GROUPS',
      'MONITORING_SETTINGS',
      'READ_STATISTICS',
      'READ_CONTACT_EVENTS',
    ],
    settableStates: ['READY', 'NOT_READY'],
    wrapUpLimits: null,
    // A ready state is set without a reason; absences are presences.
    notReadyReasons: null,
    statisticsStart,
    health: () => http.health(),
    check: async () => {
      // The list, which answers with no queue: asked for by itself an unknown queue is a 404, as is a wrong address.
      await queues.list({ vendorFields: [{ name: 'id', pattern: '0'.repeat(32) }] }, { fresh: true });
    },
    agents,
    writes: sinchWrites(client, statisticsStart),
    queues,
    agentGroups: sinchAgentGroups(agents),
    queueGroups: sinchQueueGroups(client),
    contactSummaries: sinchContactSummaries(client),
    contacts,
    wrapUps: { by: 'contact', active: (call) => contacts.inWrapUp(call) },
    monitoringSettings: sinchMonitoring(client),
    close: () => http.close(),
  };
}
