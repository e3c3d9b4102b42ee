/** A key or an index on the way to a value. */
export type Segment = string | number;

/** One thing that is wrong with a configuration. */
export interface Problem {
  /** Where, as in `sources[1].baseUrl`; empty when the whole file is meant. */
  readonly path: string;
  /** What is wrong and how to mend it, in one sentence. Never contains a value from the file or from the environment. */
  readonly message: string;
}

/** One line a problem, for the terminal. */
export function describeProblems(problems: readonly Problem[]): string {
  return problems.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('\n');
}

const namePattern = /^[\w$-]{1,64}$/;

/** Whether a key may be shown. What is no name can be a secret that a forgotten blank after the colon made part of the key. */
export function isName(key: string): boolean {
  return namePattern.test(key);
}

/** Writes a path the way a person would; a key that is no name is shown as `?`. */
function formatPath(path: readonly Segment[]): string {
  return path.reduce<string>((text, segment) => {
    if (typeof segment === 'number') return `${text}[${segment}]`;
    const key = isName(segment) ? segment : '?';
    return text === '' ? key : `${text}.${key}`;
  }, '');
}

/** A problem still with its path in pieces. */
export interface Finding {
  readonly path: readonly Segment[];
  readonly message: string;
}

/** Leaves out what lies at or below a place about which everything has been said. */
export function outside(findings: readonly Finding[], places: readonly (readonly Segment[])[]): readonly Finding[] {
  return findings.filter(({ path }) => !places.some((place) => place.every((segment, i) => path[i] === segment)));
}

/** Findings as problems, none twice. */
export function toProblems(findings: readonly Finding[]): readonly Problem[] {
  const problems = findings.map(({ path, message }) => ({
    path: formatPath(path),
    message: path.length === 0 ? `The configuration ${message}` : message,
  }));
  return [...new Map(problems.map((problem) => [describeProblems([problem]), problem])).values()];
}
