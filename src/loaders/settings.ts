import type { MonitoringSetting } from '../model/monitoring.ts';

/** A monitoring setting with the source it belongs to. */
export interface SettingOf extends MonitoringSetting {
  readonly sourceId: string;
}
