import type { AgentReads } from '../../../ports/agents.ts';
import type { EngageClient } from '../client.ts';
import type { Known } from '../known.ts';
import type { Missing } from '../missing.ts';
import type { RowsOf } from '../rows.ts';
import type { EngageSettings } from '../settings.ts';

/** What changes at an Engage source are made with. */
export interface WriteParts {
  readonly settings: EngageSettings;
  readonly client: EngageClient;
  readonly known: Known;
  readonly missing: Missing;
  readonly rowsOf: RowsOf;
  /** Tells in which group an agent is, where agents are released by their groups. */
  readonly agents: Pick<AgentReads, 'read'>;
}
