import { some } from '../conformance/kit.ts';
import type { Answer } from '../kit/gateway.ts';
import { type Cell, healedAfter, lateness, type Outcome } from './cell.ts';
import { arrivalsOf, type Change, changesAt, settable, setting } from './changes.ts';
import { begin, type Fault } from './faults.ts';
import type { Meant } from './proxy.ts';
import { deadline, type Stage } from './stage.ts';
import { realTime } from './time.ts';

/** What a change came to: `done`, or the code of what was said. */
const codeIn = ({ data }: Answer, field: string): string =>
  data?.[field]?.errors[0]?.code ?? (data ? 'done' : 'no data');

/** Where it can be told by its first line that a request only reads, it gets through: what is tried is the change. */
const mayChange: Meant = (line) => !line.startsWith('GET');

/** What a change is called whose repeats took too long, which may be where time passes by itself. */
const tooLate = ['OUTCOME_UNKNOWN', 'VENDOR_UNAVAILABLE'];

/** Each change of a vendor in an operation of its own, with one at another vendor behind it. */
export async function mutation(stage: Stage, { fault, vendor }: Cell): Promise<Outcome> {
  const { time, send } = stage;
  const { clock } = time;
  const changes = changesAt(stage, vendor);
  const others = some(settable(stage, vendor === 'TENIOS' ? 'SINCH' : 'TENIOS'), changes.length);
  const before = changes.map((change) => arrivalsOf(stage, vendor, change));

  const end = await begin(stage, vendor, fault, mayChange);
  const begun = clock.now();
  const sent = changes.map(async ({ field }, at) => {
    const [other] = others.slice(at);
    const answer = await send(`mutation { change: ${field} other: ${other ? setting(other, 'NOT_READY') : ''} }`);
    return { answer, took: clock.now() - begun };
  });
  const answers = await time.until(Promise.all(sent));
  // What is still on its way arrives within this time, if ever.
  await time.pass(2 * deadline);
  await end();

  const outcomes = changes.map((change, at) => {
    const [came] = answers.slice(at);
    const code = came ? codeIn(came.answer, 'change') : 'no answer';
    return { change, code, arrived: arrivalsOf(stage, vendor, change) - (before[at] ?? 0), done: change.done() };
  });
  const [first] = settable(stage, vendor);
  const undo = `mutation { change: ${first ? setting(first, 'READY') : ''} }`;
  const healed = await healedAfter(stage, async () => codeIn(await stage.ask(undo), 'change') === 'done');
  const times = { took: Math.max(...answers.map(({ took }) => took)), deadline, healed };
  return {
    ...times,
    told: [...new Set(outcomes.map(({ code }) => code).filter((code) => code !== 'done'))],
    repeated: outcomes.filter(isRepeated).length,
    breaches: [
      ...lateness(times),
      ...outcomes.flatMap((outcome) => [
        ...(isRepeated(outcome) ? [`a change arrived ${outcome.arrived} times: ${outcome.change.field}`] : []),
        ...(isTrue(outcome) ? [] : [`a change that was done ${outcome.done} times is called ${outcome.code}`]),
        ...(mayBe(fault, outcome) || (time === realTime && tooLate.includes(outcome.code))
          ? []
          : [`${outcome.change.field} is called ${outcome.code}`]),
      ]),
      ...answers.flatMap(({ answer }, at) => [
        ...(answer.errors ? [`a change fails outside of its payload: ${JSON.stringify(answer.errors)}`] : []),
        ...(codeIn(answer, 'other') === 'done' && others[at]?.duty === 'NOT_READY'
          ? []
          : [`a change at another vendor is called ${codeIn(answer, 'other')}`]),
      ]),
    ],
  };
}

interface Came {
  readonly change: Change;
  readonly code: string;
  readonly arrived: number;
  readonly done: number;
}

const isRepeated = ({ change, arrived, done }: Came): boolean => done > 1 || (change.isOnce && arrived > 1);

/** Whether the fault may have this outcome. What was not sent is not there; that a look took too long is told in other words. */
function mayBe({ changes, reads }: Fault, { change, code }: Came): boolean {
  const unsent = reads === 'VENDOR_TIMEOUT' ? 'VENDOR_UNAVAILABLE' : reads;
  return changes.includes(code) || (change.looksFirst && code === unsent);
}

/** Whether what was said of a change is so. */
function isTrue({ code, done }: Came): boolean {
  if (code === 'OUTCOME_UNKNOWN') return done <= 1;
  return done === (code === 'done' ? 1 : 0);
}
