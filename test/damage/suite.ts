import { crc32 } from 'node:zlib';
import { afterEach, expect, test } from '@jest/globals';
import { Random } from '../../src/sandbox/centre/random.ts';
import { operationRows } from '../docs/readme.ts';
import { gateways } from '../kit/gateway.ts';
import { damage } from './damage.ts';
import { failuresIn, type Judged, judge } from './judge.ts';
import type { Dialect, Question, Questions } from './question.ts';
import { Stage } from './stage.ts';
import type { Exchange } from './tape.ts';

/** Every operation that works. */
export const works = operationRows().filter(({ state }) => state !== 'not yet');

/** Damages of each: ten thousand in all. */
export const share = Math.ceil(10_000 / works.length);

/** Another number is another ten thousand: `DAMAGE_SEED=2`. */
const seed = process.env.DAMAGE_SEED ?? '1';

/** A question with what is answered when nothing is damaged. */
interface Recorded {
  readonly question: Question;
  readonly document: string;
  readonly expected: Judged['expected'];
  /** Everything that the vendor was asked and told, and of that the answers of the operation in question. */
  readonly exchanges: readonly Exchange[];
  readonly damageable: readonly Exchange[];
}

async function record(stage: Stage, dialect: Dialect, question: Question, operation: string): Promise<Recorded> {
  await stage.renew();
  stage.tape.record();
  const asked = question.first === undefined ? null : (await stage.ask(question.first)).answer.data;
  const document = typeof question.document === 'string' ? question.document : question.document(asked);
  stage.tape.record();
  const { answer } = await stage.ask(document);
  stage.tape.play();
  expect(failuresIn(answer)).toEqual([]);
  const { exchanges } = stage.tape;
  const damageable = exchanges.filter(({ asked }) => dialect.operationOf(asked) === operation);
  // A question that its operation does not answer would be no question about it.
  expect(damageable).not.toEqual([]);
  return { question, document, expected: answer, exchanges, damageable };
}

/** What another operation answers, which may come in the place of an answer. */
async function elsewhere(
  stage: Stage,
  dialect: Dialect,
  questions: Questions,
  operation: string,
): Promise<readonly Buffer[]> {
  for (const [name, some] of Object.entries(questions))
    for (const question of some)
      if (name !== operation && question.shows.how !== 'change') {
        const { damageable } = await record(stage, dialect, question, name);
        return damageable.flatMap(({ told }) => told.map(({ body }) => body));
      }
  return [];
}

/** Damages one answer to one question. All is drawn from the number, so that it can be seen again. */
async function tryOne(stage: Stage, dialect: Dialect, random: Random, recorded: Recorded, others: readonly Buffer[]) {
  const { question, document, expected, exchanges, damageable } = recorded;
  const exchange = random.pick(damageable);
  const from = random.between(0, exchange.told.length - 1);
  const [whole] = exchange.told.slice(from);
  if (whole === undefined) throw new Error('Nothing was recorded.');
  const damaged = damage(random, whole, others);
  stage.tape.play({ exchange, from, told: damaged.told }, exchanges);
  const { answer: actual, moved, log } = await stage.ask(document, exchanges.length + 2);
  const { asked } = stage.tape;
  const one: Judged = { dialect, question, exchange, from, whole, damaged, expected, actual, moved, asked, log };
  const problems = judge(one);
  stage.failed(asked.filter(({ path, body }) => path === exchange.asked.path && body === exchange.asked.body).length);
  // Where time has passed or something is remembered, the next answer would be another one.
  if (moved > 0 || question.leaves) await stage.renew();
  return { one, problems };
}

const short = (text: unknown): string => String(text).slice(0, 1_000);

/** Everything that is needed to understand what went wrong, and to see it again. */
const report = (name: string, document: string, { whole, damaged, actual }: Judged, problems: readonly string[]) =>
  [
    `${name} of seed ${seed} (${damaged.kind}): ${short(problems.join('; '))}`,
    `  asked    ${document}`,
    `  sent     ${damaged.told.status} ${short(damaged.told.body)}`,
    `  instead  ${whole.status} ${short(whole.body)}`,
    `  answered ${short(JSON.stringify(actual))}`,
  ].join('\n');

/**
 * Damages the answers of a vendor's operations in all the ways there are, and looks at what clients are told. What would
 * end a process, a promise that nobody caught or an error thrown into nothing, fails the test by Jest's own doing.
 * @param part which part of so many of the operations is tried here: tests in one file run one after the other
 * @returns the kinds of damage that were done, once the tests have run
 */
export function damagedAnswers(
  dialect: Dialect,
  [part, parts]: readonly [number, number] = [1, 1],
): ReadonlySet<string> {
  const start = gateways();
  const stages: Stage[] = [];
  afterEach(async () => {
    for (const stage of stages.splice(0)) await stage.close();
  });

  const seen = new Set<string>();
  const operations = works
    .filter(({ vendor }) => vendor.toUpperCase() === dialect.vendor)
    .filter((_, at) => at % parts === part - 1);
  test.each(operations)('$operation', async ({ operation }) => {
    const stage = new Stage(dialect, start, operation);
    stages.push(stage);
    const questions = dialect.questions(await stage.open());
    const others = await elsewhere(stage, dialect, questions, operation);
    const recorded: Recorded[] = [];
    for (const question of questions[operation] ?? []) recorded.push(await record(stage, dialect, question, operation));
    await stage.renew();

    const wrong: string[] = [];
    for (let number = 0; number < share; number++) {
      // One question after the other: a gateway that knows a document need not check it again.
      const [asked] = recorded.slice(Math.floor((number * recorded.length) / share));
      if (asked === undefined) throw new Error('There is no question that this operation answers.');
      const random = new Random(crc32(`${seed} ${operation} ${number}`));
      const { one, problems } = await tryOne(stage, dialect, random, asked, others);
      seen.add(one.damaged.kind);
      if (problems.length > 0) wrong.push(report(`${operation}, damage ${number}`, asked.document, one, problems));
    }
    expect(wrong.slice(0, 3).join('\n\n')).toBe('');
    expect(await stage.isWell()).toBe(true);
  });

  return seen;
}
