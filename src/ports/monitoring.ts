import type { MonitoringSetting } from '../model/monitoring.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Call } from './call.ts';

export interface MonitoringSettings {
  list(call: Call): Promise<readonly MonitoringSetting[]>;
  read(id: string, call: Call): Promise<MonitoringSetting | null>;
  /** Creates or changes; what is left out keeps its value. */
  save(change: MonitoringSettingChange): Promise<Outcome<MonitoringSetting>>;
}

export interface MonitoringSettingChange {
  readonly externalId: string;
  readonly uiLanguage?: string;
  readonly value?: string;
}
