/** A setting that a monitoring client keeps for the user the source signs in as. */
export interface MonitoringSetting {
  readonly externalId: string;
  readonly uiLanguage: string | null;
  readonly value: string | null;
}
