import { readFileSync } from 'node:fs';

/** The folder of the project. */
export const root = new URL('../../', import.meta.url);

export const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

/** What stands below a heading of the README. @throws {Error} when there is no such heading */
function section(heading: string): string {
  const text = read('README.md')
    .split(/^## /m)
    .find((one) => one.startsWith(`${heading}\n`));
  if (text === undefined) throw new Error(`The README has no heading "${heading}".`);
  return text;
}

/** The first block of a language below a heading of the README. @throws {Error} when there is none */
export function example(heading: string, language: string): string {
  const [, text] = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(section(heading)) ?? [];
  if (text === undefined) throw new Error(`The README has no ${language} below "${heading}".`);
  return text;
}

/** A row of the README's table of vendor operations. */
export interface OperationRow {
  readonly vendor: string;
  /** As the vendor's page names it, such as `GET /agents/{agentId}`. */
  readonly operation: string;
  /** Schema coordinates, such as `Query.agents`. */
  readonly fields: readonly string[];
  readonly state: 'works' | 'not yet';
  /** Paths of test files. */
  readonly tests: readonly string[];
}

const states: readonly string[] = ['works', 'not yet'] satisfies OperationRow['state'][];
const isState = (text: string): text is OperationRow['state'] => states.includes(text);

/** Every row of the table. @throws {Error} for a state that is neither */
export function operationRows(): readonly OperationRow[] {
  const rows = section('Vendor operations').matchAll(/^\| (\w+) \| `(.+?)` \| (.+?) \| (.+?) \|(.*)\|$/gm);
  return [...rows].map(([, vendor = '', operation = '', reachedBy = '', state = '', tests = '']) => {
    if (!isState(state)) throw new Error(`"${state}" is no state of an operation.`);
    return {
      vendor,
      operation,
      fields: [...reachedBy.matchAll(/`(\w+\.\w+)`/g)].flatMap(([, field]) => field ?? []),
      state,
      tests: [...tests.matchAll(/\]\(([^)]+)\)/g)].flatMap(([, path]) => path ?? []),
    };
  });
}
