import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Answers } from './answers.ts';
import type { Begin, Course } from './operations.ts';
import type { Asker } from './request-context.ts';
import { messageIn, type SocketMessage } from './socket-message.ts';

/** Why a socket is closed: the codes of graphql-transport-ws, and 1001 and 1013 of the WebSocket protocol. */
export const closing = {
  goingAway: 1001,
  tryAgainLater: 1013,
  badMessage: 4400,
  unauthorised: 4401,
  wrongProtocol: 4406,
  notGreetedInTime: 4408,
  idInUse: 4409,
  greetedTwice: 4429,
} as const;

/** What a conversation needs of a socket. */
export interface Line {
  /** Closes where the other end does not keep up. @returns what to wait for where more can be sent later as well. */
  send(text: string): Promise<void> | undefined;
  /** Nothing is sent or heard afterwards. */
  close(code: number, reason: string): void;
}

export interface ConversationOptions {
  readonly begin: Begin;
  readonly format: (error: GraphQLError) => GraphQLFormattedError;
  /** Operations under way at most. */
  readonly mostOperations: number;
}

/** An operation under way. */
interface Operation {
  /** Nothing more is told of it. */
  isOver: boolean;
  isSubscription: boolean;
  stop: () => void;
}

type Subscribe = Extract<SocketMessage, { readonly type: 'subscribe' }>;

/**
 * The server's side of graphql-transport-ws on one socket
 * (https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md). Not by the library for it, which works out and keeps so
 * much for each subscriber that a change is told to thousands too late.
 */
export class Conversation {
  readonly #line: Line;
  readonly #asker: Asker;
  readonly #options: ConversationOptions;
  readonly #operations = new Map<string, Operation>();
  #isGreeted = false;
  #isLeaving = false;

  constructor(line: Line, asker: Asker, options: ConversationOptions) {
    this.#line = line;
    this.#asker = asker;
    this.#options = options;
  }

  /** Whether the client has begun as it has to. */
  get isGreeted(): boolean {
    return this.#isGreeted;
  }

  hear(text: string): void {
    const message = messageIn(text);
    switch (message?.type) {
      case 'connection_init':
        this.#greet();
        break;
      case 'ping':
        this.#line.send(JSON.stringify({ type: 'pong', ...(message.payload ? { payload: message.payload } : {}) }));
        break;
      case 'pong':
        break;
      case 'subscribe':
        this.#begin(message);
        break;
      case 'complete':
        this.#end(message.id);
        break;
      case undefined:
        this.#line.close(closing.badMessage, 'Invalid message received');
    }
  }

  /** Takes no more operations, and closes as soon as those are answered that are no subscriptions. */
  leave(): void {
    this.#isLeaving = true;
    for (const [id, { isSubscription }] of this.#operations) if (isSubscription) this.#end(id);
    this.#leaveWhenDone();
  }

  /** The socket is closed: whatever is under way is in vain. */
  end(): void {
    for (const id of this.#operations.keys()) this.#end(id);
  }

  #greet(): void {
    if (this.#isGreeted) this.#line.close(closing.greetedTwice, 'Too many initialisation requests');
    else this.#line.send('{"type":"connection_ack"}');
    this.#isGreeted = true;
  }

  #begin({ id, payload: { query, operationName, variables } }: Subscribe): void {
    const { begin, mostOperations } = this.#options;
    if (!this.#isGreeted) this.#line.close(closing.unauthorised, 'Unauthorized');
    else if (this.#operations.has(id))
      this.#line.close(closing.idInUse, `Subscriber for ${id.slice(0, 30)} already exists`);
    else if (this.#operations.size >= mostOperations) {
      const message = `One connection may have ${mostOperations} operations at a time: open another connection, or end one first.`;
      this.#line.send(
        JSON.stringify({ id, type: 'error', payload: [{ message, extensions: { code: 'RATE_LIMITED' } }] }),
      );
    } else if (!this.#isLeaving) {
      const request = { query, operationName: operationName ?? undefined, variables: variables ?? undefined };
      const { course, giveUp } = begin(request, this.#asker);
      const operation: Operation = { isOver: false, isSubscription: false, stop: giveUp };
      this.#operations.set(id, operation);
      void this.#follow(id, operation, course);
    }
  }

  #end(id: string): void {
    const operation = this.#operations.get(id);
    if (operation === undefined) return;
    operation.isOver = true;
    this.#operations.delete(id);
    operation.stop();
  }

  async #follow(id: string, operation: Operation, course: Promise<Course>): Promise<void> {
    try {
      const came = await course;
      if ('refused' in came) this.#say('error', id, operation, came.refused);
      else if ('answers' in came) this.#pass(id, operation, came.answers);
      else {
        this.#next(id, operation, came.answer);
        this.#say('complete', id, operation);
      }
    } catch (error) {
      this.#say('error', id, operation, [this.#formatted(error)]);
    }
    this.#leaveWhenDone();
  }

  #pass(id: string, operation: Operation, answers: Answers): void {
    operation.isSubscription = true;
    operation.stop = () => answers.end();
    if (this.#isLeaving) this.#end(id);
    if (operation.isOver) answers.end();
    answers.passTo({
      take: (answer) => this.#next(id, operation, answer),
      ended: (failure) => {
        if (failure === undefined) this.#say('complete', id, operation);
        else this.#say('error', id, operation, [this.#formatted(failure)]);
      },
    });
  }

  /** The last word on an operation. */
  #say(type: 'error' | 'complete', id: string, operation: Operation, payload?: readonly GraphQLFormattedError[]): void {
    if (operation.isOver) return;
    operation.isOver = true;
    this.#operations.delete(id);
    this.#line.send(JSON.stringify({ id, type, payload }));
  }

  #next(id: string, { isOver }: Operation, answer: string): Promise<void> | undefined {
    return isOver ? undefined : this.#line.send(`{"id":${JSON.stringify(id)},"type":"next","payload":${answer}}`);
  }

  #formatted(error: unknown): GraphQLFormattedError {
    const originalError = error instanceof Error ? error : new Error('not an Error', { cause: error });
    return this.#options.format(new GraphQLError(originalError.message, { originalError }));
  }

  #leaveWhenDone(): void {
    if (this.#isLeaving && this.#operations.size === 0) this.#line.close(closing.goingAway, 'Going away');
  }
}
