import type { Tape } from './tape.ts';

/** Values that programs trip over. */

const texts = [
  '',
  'x',
  'anna@acme.example',
  '2026-11-22T09:00:00Z',
  'PT5S',
  '+15550100',
  '__proto__',
  'constructor',
  'null',
  '\u0000',
  '\u202Eabc',
  '\uD83D',
  '🙂'.repeat(50),
  "'; drop table agents; --",
  '<script>alert(1)</script>',
  `\${jndi:ldap://x}`,
  '../../../etc/passwd',
  'x'.repeat(5_000),
  'QWdlbnQ6dGVuaW9zLWRlOmE',
  '1e999',
  '9'.repeat(400),
] as const;

const numbers = [0, 1, -1, 2, 500, 501, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 2 ** 53, 1e308, 0.1, -0] as const;

export const oddText = (tape: Tape): string => tape.pick(texts);
export const oddNumber = (tape: Tape): number => tape.pick(numbers);

/** Any JSON value, also deep and wide ones. */
export function oddJson(tape: Tape, depth = 3): unknown {
  const simple = [null, true, false, oddText(tape), oddNumber(tape)] as const;
  if (depth === 0 || tape.chance(60)) return tape.pick(simple);
  switch (tape.below(5)) {
    case 0:
      return Array.from({ length: tape.below(4) }, () => oddJson(tape, depth - 1));
    case 1:
      return Array.from({ length: 100 * tape.below(10) }, () => oddText(tape).slice(0, 10));
    case 2:
      return nested(tape.below(2) === 0 ? 50 : 1_000, tape.below(2) === 0);
    case 3:
      return { [tape.pick(['a', 'id', 'constructor', 'toString', 'agentId'])]: oddJson(tape, depth - 1) };
    default:
      // An own key of this name, as JSON.parse makes it.
      return JSON.parse('{ "__proto__": { "polluted": true } }');
  }
}

function nested(levels: number, isList: boolean): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = isList ? [value] : { a: value };
  return value;
}
