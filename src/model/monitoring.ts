/** A setting that a monitoring client keeps for the user the source signs in as. */
export interface MonitoringSetting {
  readonly externalId: string;
  readonly uiLanguage: string | null;
  readonly value: string | null;
}

/** A monitoring setting with the source it belongs to. */
export interface SettingOf extends MonitoringSetting {
  readonly sourceId: string;
}
