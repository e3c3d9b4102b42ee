import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type FormattedExecutionResult,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import type { Logged } from '../../model/event.ts';
import {
  type Asker,
  type OperationContext,
  operationContext,
  type RequestTools,
} from '../operations/request-context.ts';

export interface AnsweringParts {
  readonly schema: GraphQLSchema;
  readonly tools: RequestTools;
  readonly format: (error: GraphQLError) => GraphQLFormattedError;
}

/** What is executed for each event, and for whom. */
export interface Asked {
  readonly document: DocumentNode;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly asker: Asker;
  /** The same where the answers are. */
  readonly key: string;
}

/** Works out the answers to events, as JSON. */
export interface Answering {
  /**
   * The answer to an event: by an execution of its own, with loaders of its own, so that it shows what is true after the event.
   * Those who ask the same at the time share it, text and all.
   */
  to(event: Logged, asked: Asked): Promise<string>;
  /** The answers to a snapshot's events, with loaders in common: they show one moment, and are read like a list. */
  toSnapshot(events: readonly Logged[], asked: Asked): readonly Promise<string>[];
}

interface Answered {
  readonly text: Promise<string>;
  /** When it was known (epoch milliseconds); null until then. */
  knownAt: number | null;
}

/** Milliseconds for which an answer is given again: it tells what is now, and an event may be resumed from a day later. */
const goodFor = 1_000;

export function createAnswering({ schema, tools, format }: AnsweringParts): Answering {
  const { clock } = tools.reads;
  /** By event, then by key; gone with the event. */
  const answered = new WeakMap<Logged, Map<string, Answered>>();

  const formatted = ({ errors, ...rest }: ExecutionResult): FormattedExecutionResult => ({
    ...(errors ? { errors: errors.map(format) } : {}),
    ...rest,
  });

  async function execution(
    event: Logged,
    { document, operationName, variables: variableValues }: Asked,
    contextValue: OperationContext,
  ): Promise<string> {
    const options = { schema, document, operationName, variableValues, contextValue, rootValue: event };
    return JSON.stringify(formatted(await execute(options)));
  }

  function alone(event: Logged, asked: Asked): Promise<string> {
    const context = operationContext(tools, asked.asker, event.happening.at);
    return execution(event, asked, context).finally(context.finish);
  }

  return {
    to(event, asked) {
      const answers = answered.get(event) ?? new Map<string, Answered>();
      answered.set(event, answers);
      const known = answers.get(asked.key);
      if (known && (known.knownAt === null || clock.now() < known.knownAt + goodFor)) return known.text;
      const one: Answered = { text: alone(event, asked), knownAt: null };
      answers.set(asked.key, one);
      const settled = (): void => {
        one.knownAt = clock.now();
      };
      one.text.then(settled, settled);
      return one.text;
    },
    toSnapshot(events, asked) {
      const context = operationContext(tools, asked.asker);
      const texts = events.map((event) => execution(event, asked, context));
      // Each is waited for in its turn, and none fails unheard until then.
      void Promise.allSettled(texts).then(context.finish);
      return texts;
    },
  };
}
