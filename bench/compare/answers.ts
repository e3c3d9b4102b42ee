import { isDeepStrictEqual } from 'node:util';
import { bodyOf, openConnection, requestOf } from './connection.ts';
import type { Contestant } from './measure.ts';
import { type QueryName, type Question, questionsOf } from './queries.ts';
import { worldOf } from './world.ts';

/** How many of each query's questions are put to every server. */
const asked = 20;

async function answerOf({ kind, running }: Contestant, query: QueryName, question: Question): Promise<unknown> {
  const connection = await openConnection(running.port);
  const request = kind.plain
    ? requestOf(running.port, `/${query}`, JSON.stringify(question.variables))
    : requestOf(running.port, '/graphql', JSON.stringify(question));
  try {
    return bodyOf(await connection.ask(request));
  } finally {
    connection.close();
  }
}

/** @throws {Error} when a server's answer to one of the queries is not the first one's, with both */
export async function compareAnswers(
  contestants: readonly Contestant[],
  queries: readonly QueryName[],
  agents: number,
): Promise<void> {
  const [first, ...others] = contestants;
  if (first === undefined) return;
  const world = worldOf(agents);
  for (const query of queries)
    for (const question of questionsOf(query, world).slice(0, asked)) {
      const expected = await answerOf(first, query, question);
      for (const other of others) {
        const answer = await answerOf(other, query, question);
        if (!isDeepStrictEqual(answer, expected))
          throw new Error(
            `${query}: ${other.name} does not answer as ${first.name} does.\n${JSON.stringify(expected)}\n${JSON.stringify(answer)}`,
          );
      }
    }
}
