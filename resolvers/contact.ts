import type { Context } from '../src/context.ts';
import type { ContactEventResolvers, ContactResolvers, QueryResolvers } from '../src/generated/resolvers-types.ts';
import { listContacts } from '../src/lists/contacts.ts';
import type { ContactRef } from '../src/loaders/contacts.ts';
import { type Contact as ContactRecord, customerAddress } from '../src/model/contact.ts';
import { decodeId, encodeId } from '../src/model/ids.ts';
import { wrapUpOfContact } from '../src/model/wrap-up.ts';
import { from, type Ready } from '../src/ready.ts';
import { known } from './known.ts';
import { sourceOf } from './source.ts';

export const contactQueries: Pick<QueryResolvers, 'contact' | 'contacts'> = {
  contact(_, { id }, ctx) {
    const contact = decodeId('Contact', id);
    return contact && known(contact, ctx.loaders.contact.load(contact));
  },
  contacts: (_, args, ctx) => listContacts(ctx, args),
};

/** What a field makes of the contact, at once where that is known. */
const made =
  <T>(read: (contact: ContactRecord) => T) =>
  (ref: ContactRef, _: unknown, ctx: Context): Ready<T | null> =>
    from(ref.record ?? ctx.loaders.contact.get(ref), (contact) => contact && read(contact));

const field = <K extends keyof ContactRecord>(key: K) => made((contact) => contact[key]);

export const Contact: ContactResolvers = {
  id: (contact) => encodeId('Contact', contact),
  source: (contact, _, ctx) => sourceOf(ctx, contact),
  externalId: (contact) => contact.externalId,
  groupId: field('groupId'),
  channel: field('channel'),
  direction: field('direction'),
  vendorType: field('vendorType'),
  subtype: field('subtype'),
  status: field('status'),
  vendorStatus: field('vendorStatus'),
  from: field('from'),
  to: field('to'),
  customerAddress: made(customerAddress),
  subject: field('subject'),
  agent: made(({ sourceId, agentExternalId }) =>
    agentExternalId === null ? null : { sourceId, externalId: agentExternalId },
  ),
  agentName: field('agentName'),
  queue: made(({ sourceId, queueExternalId, queueName }) =>
    queueExternalId === null ? null : { sourceId, externalId: queueExternalId, name: queueName },
  ),
  queueName: field('queueName'),
  originalQueue: made(({ sourceId, originalQueueExternalId, originalQueueName }) =>
    originalQueueExternalId === null
      ? null
      : { sourceId, externalId: originalQueueExternalId, name: originalQueueName },
  ),
  originalQueueName: field('originalQueueName'),
  queueLoginType: field('queueLoginType'),
  serviceClosed: field('serviceClosed'),
  answeredOnTime: field('answeredOnTime'),
  applicationId: field('applicationId'),
  applicationName: field('applicationName'),
  reportingGroupId: field('reportingGroupId'),
  reportingGroupName: field('reportingGroupName'),
  outboundCampaignId: field('outboundCampaignId'),
  outboundCampaignName: field('outboundCampaignName'),
  arrivedAt: field('arrivedAt'),
  queuedAt: field('queuedAt'),
  previewedAt: field('previewedAt'),
  connectedAt: field('connectedAt'),
  pendingAt: field('pendingAt'),
  pickedAt: field('pickedAt'),
  disconnectedAt: field('disconnectedAt'),
  wrapUpStartedAt: field('wrapUpStartedAt'),
  wrapUpEndedAt: field('wrapUpEndedAt'),
  queuingDuration: field('queuingDuration'),
  waitingDuration: field('waitingDuration'),
  handlingDuration: field('handlingDuration'),
  totalDuration: field('totalDuration'),
  wrapUpDuration: field('wrapUpDuration'),
  wrapUpScriptingDuration: field('wrapUpScriptingDuration'),
  wrapUpRestingDuration: field('wrapUpRestingDuration'),
  answeredOnTimeThreshold: field('answeredOnTimeThreshold'),
  falseAttemptThreshold: field('falseAttemptThreshold'),
  recorded: field('recorded'),
  wrapUp: made(wrapUpOfContact),
  async events(contact, _, ctx) {
    const events = await ctx.loaders.contactEvents.load(contact);
    return events?.map((event) => ({ ...event, sourceId: contact.sourceId })) ?? null;
  },
  observedAt: field('observedAt'),
  stale: field('stale'),
};

export const ContactEvent: ContactEventResolvers = {
  id: (event) => encodeId('ContactEvent', event),
};
