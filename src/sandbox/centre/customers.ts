import type { Random } from './random.ts';
import type { Queue } from './types.ts';

const domains = ['example.com', 'mail.example', 'nordic.example', 'rhein.example', 'globex.example', 'initech.example'];
const locals = [
  'info',
  'purchasing',
  'm.laine',
  'k.schmidt',
  'office',
  'a.silva',
  'j.park',
  'orders',
  's.nair',
  'p.kelly',
];
const subjects = [
  'Request for support',
  'Invoice shows the wrong address',
  'Delivery is late',
  'Question about my contract',
  'Order confirmation missing',
  'Please change my phone number',
  'Return of a damaged item',
  'Thank you, and one more question',
];
const chatKinds = ['text', 'text', 'text', 'video', 'sms', 'facebook', 'wechat', 'whatsapp'];

const number = (random: Random) =>
  `${random.pick(['+35840', '+35850', '+49151', '+49170'])}${random.between(1_000_000, 9_999_999)}`;
const address = (random: Random) => `${random.pick(locals)}@${random.pick(domains)}`;

/** Who writes or calls, and about what. */
export function customer(random: Random, queue: Pick<Queue, 'channel'>) {
  switch (queue.channel) {
    case 'PHONE':
      return { party: number(random), subtype: null, subject: null };
    case 'CHAT': {
      const subtype = random.pick(chatKinds);
      const byPhone = subtype === 'sms' || subtype === 'whatsapp';
      return { party: byPhone ? number(random) : address(random), subtype, subject: null };
    }
    case 'EMAIL':
      return { party: address(random), subtype: null, subject: random.pick(subjects) };
  }
}
