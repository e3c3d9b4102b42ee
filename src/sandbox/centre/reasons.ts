import type { Translated } from './types.ts';

/** A presence profile an agent can choose. The first four ids and names are those of the Sinch page. */
export interface Profile {
  readonly id: string;
  readonly name: Translated;
  readonly reason: string;
  readonly type: 'PRESENCE' | 'ABSENCE' | 'CONFERENCE';
  readonly priority: number;
}

/** Why an agent is not ready: the account's acronym at TENIOS, a profile at Sinch. */
export interface Reason {
  readonly code: string;
  readonly label: string;
  readonly isBreak: boolean;
  readonly profile: Profile;
  /** Shortest and longest stay, in milliseconds. */
  readonly lasts: readonly [number, number];
}

const minutes = (count: number) => count * 60_000;
const absence = { reason: 'NONE', type: 'ABSENCE', priority: 100 } as const;

export const available: Profile = {
  id: '02770429F80BDF1191AD001CC4D98816',
  name: { EN: 'Available', FI: 'Paikalla', DE: 'Verfügbar' },
  reason: 'NONE',
  type: 'PRESENCE',
  priority: 100,
};
const lunch: Profile = {
  ...absence,
  id: '04770429F80BDF1191AD001CC4D98816',
  name: { EN: 'Lunch', FI: 'Lounas', DE: 'Mittagspause' },
};
const vacation: Profile = {
  ...absence,
  id: '12684EA701114105A1D73F532AB80C28',
  name: { EN: 'Vacation', FI: 'Loma', DE: 'Urlaub' },
  reason: 'VACATION',
};
const meeting: Profile = {
  ...absence,
  id: '2EA19675EA7DDF11B644463500000031',
  name: {
    EN: 'Meeting / Deny calls (Def: 1 hour)',
    FI: 'Kokous / Estä puhelut (oletus: 1 tunti)',
    DE: 'Besprechung / Anrufe abweisen (Standard: 1 Stunde)',
  },
  reason: 'MEETING',
};
const coffee: Profile = {
  ...absence,
  id: '05770429F80BDF1191AD001CC4D98816',
  name: { EN: 'Coffee break', FI: 'Kahvitauko', DE: 'Kaffeepause' },
};
const training: Profile = {
  ...absence,
  id: '06770429F80BDF1191AD001CC4D98816',
  name: { EN: 'Training', FI: 'Koulutus', DE: 'Schulung' },
};
const conference: Profile = {
  id: '07770429F80BDF1191AD001CC4D98816',
  name: { EN: 'Conference call', FI: 'Puhelinneuvottelu', DE: 'Telefonkonferenz' },
  reason: 'NONE',
  type: 'CONFERENCE',
  priority: 90,
};

/** Every profile of the account, the default first. */
export const profiles: readonly Profile[] = [available, lunch, vacation, meeting, coffee, training, conference];

/** Every not-ready reason of the account. */
export const reasons: readonly Reason[] = [
  { code: 'COF', label: 'Coffee', isBreak: true, profile: coffee, lasts: [minutes(6), minutes(12)] },
  { code: 'LUN', label: 'Lunch', isBreak: true, profile: lunch, lasts: [minutes(25), minutes(35)] },
  { code: 'MTG', label: 'Meeting', isBreak: false, profile: meeting, lasts: [minutes(15), minutes(40)] },
  { code: 'TRN', label: 'Training', isBreak: false, profile: training, lasts: [minutes(30), minutes(50)] },
];

/** The account's skills, in the order of the TENIOS page. */
export const skills = ['English', 'German', 'Sales', 'Support', 'Spanish', 'Customer Service', 'Accounting'] as const;
