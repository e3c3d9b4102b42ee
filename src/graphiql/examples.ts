import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A tab that GraphiQL opens with. */
export interface Example {
  /** File name without its extension; names sort in the order of the tabs. */
  readonly name: string;
  /** The document: a comment on what it shows, then named operations. */
  readonly query: string;
  /** JSON for the variables editor; null where the operations take none. */
  readonly variables: string | null;
}

const folder = join(import.meta.dirname, 'examples');

/** Reads the examples: each `.graphql` file, with the `.json` file of the same name as its variables. */
export function readExamples(): readonly Example[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => {
      const name = file.replace(/\.graphql$/, '');
      const variables = join(folder, `${name}.json`);
      return {
        name,
        query: readFileSync(join(folder, file), 'utf8'),
        variables: existsSync(variables) ? readFileSync(variables, 'utf8') : null,
      };
    });
}
