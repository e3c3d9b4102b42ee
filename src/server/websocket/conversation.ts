import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { KeysAway, Unauthenticated } from '../../auth/errors.ts';
import { TrunklineError } from '../../errors.ts';
import { documentAsked } from '../documents/asked.ts';
import { TurnedAway } from '../load/turned-away.ts';
import type { Begin, Course } from '../operations/index.ts';
import type { Asker } from '../operations/request-context.ts';
import type { Answers } from '../subscriptions/answers.ts';
import { messageIn, type SocketMessage } from './message.ts';
import { authorizationIn, Session, type SessionOptions, withoutAuthorization } from './session.ts';

/** Why a socket is closed: the codes of graphql-transport-ws, and 1001 and 1013 of the WebSocket protocol. */
export const closing = {
  goingAway: 1001,
  tryAgainLater: 1013,
  badMessage: 4400,
  unauthorised: 4401,
  forbidden: 4403,
  wrongProtocol: 4406,
  notGreetedInTime: 4408,
  idInUse: 4409,
  greetedTwice: 4429,
  fault: 4500,
} as const;

/** What a conversation needs of a socket. */
export interface Line {
  /** Closes where the other end does not keep up. @returns what to wait for where more can be sent later as well. */
  send(text: string): Promise<void> | undefined;
  /** Nothing is sent or heard afterwards. */
  close(code: number, reason: string): void;
}

export interface ConversationOptions extends SessionOptions {
  readonly begin: Begin;
  readonly format: (error: GraphQLError) => GraphQLFormattedError;
  /** Operations under way at most. */
  readonly mostOperations: number;
}

/** What is known of who asks before they have signed in. */
export type Origin = Pick<Asker, 'address' | 'language' | 'log'>;

type Payload = Readonly<Record<string, unknown>> | null | undefined;

/** Why the socket will be closed. */
interface Leaving {
  readonly code: number;
  readonly reason: string;
}

/** How a socket is closed where a token is not taken. Our own sentences about tokens fit into the 123 bytes of a reason. */
function refusal(error: unknown): Leaving {
  if (error instanceof Unauthenticated) return { code: closing.unauthorised, reason: error.message };
  if (error instanceof KeysAway || error instanceof TurnedAway)
    return { code: closing.tryAgainLater, reason: error.message };
  if (error instanceof TrunklineError) return { code: closing.forbidden, reason: error.message };
  return { code: closing.fault, reason: 'Something went wrong here' };
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
  readonly #origin: Origin;
  readonly #options: ConversationOptions;
  readonly #operations = new Map<string, Operation>();
  readonly #session: Session;
  #hasBegun = false;
  #isRenewing = false;
  #leaving: Leaving | null = null;

  constructor(line: Line, origin: Origin, options: ConversationOptions) {
    this.#line = line;
    this.#origin = origin;
    this.#options = options;
    this.#session = new Session(options, () => this.leave({ code: closing.forbidden, reason: 'The token has ended' }));
  }

  /** Whether the client has begun as it has to. */
  get isGreeted(): boolean {
    return this.#session.signedIn !== null;
  }

  hear(text: string): void {
    const message = messageIn(text);
    switch (message?.type) {
      case 'connection_init':
        this.#mind(this.#greet(message.payload));
        break;
      case 'ping':
        this.#mind(this.#answer(message.payload));
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
  leave(leaving: Leaving = { code: closing.goingAway, reason: 'Going away' }): void {
    this.#leaving ??= leaving;
    for (const [id, { isSubscription }] of this.#operations) if (isSubscription) this.#end(id);
    this.#leaveWhenDone();
  }

  /** The socket is closed: whatever is under way is in vain. */
  end(): void {
    this.#session.end();
    for (const id of this.#operations.keys()) this.#end(id);
  }

  /** What goes wrong in one conversation ends that one alone. */
  #mind(work: Promise<void>): void {
    work.catch((error: unknown) => this.#refuse(error));
  }

  async #greet(payload: Payload): Promise<void> {
    if (this.#hasBegun) return this.#line.close(closing.greetedTwice, 'Too many initialisation requests');
    this.#hasBegun = true;
    try {
      await this.#session.take(authorizationIn(payload));
      this.#line.send('{"type":"connection_ack"}');
    } catch (error) {
      this.#refuse(error);
    }
  }

  /** A ping may bring a new token. Where nobody can tell whether it is good, the old one holds until its end. */
  async #answer(payload: Payload): Promise<void> {
    const authorization = authorizationIn(payload);
    if (authorization !== undefined && this.isGreeted) {
      if (this.#isRenewing) return this.#line.close(closing.greetedTwice, 'Too many tokens at once');
      this.#isRenewing = true;
      try {
        await this.#session.take(authorization);
      } catch (error) {
        if (!(error instanceof KeysAway)) return this.#refuse(error);
      }
      this.#isRenewing = false;
    }
    this.#line.send(JSON.stringify({ type: 'pong', ...(payload ? { payload: withoutAuthorization(payload) } : {}) }));
  }

  #refuse(error: unknown): void {
    const { code, reason } = refusal(error);
    if (code === closing.fault) this.#origin.log.error({ err: error }, 'sign-in failed');
    else this.#origin.log.info({ reason }, 'sign-in refused');
    this.#line.close(code, reason);
  }

  #begin({ id, payload }: Subscribe): void {
    const { begin, mostOperations } = this.#options;
    const { signedIn } = this.#session;
    if (signedIn === null) this.#line.close(closing.unauthorised, 'Unauthorized');
    else if (this.#operations.has(id))
      this.#line.close(closing.idInUse, `Subscriber for ${id.slice(0, 30)} already exists`);
    else if (this.#operations.size >= mostOperations) {
      const message = `One connection may have ${mostOperations} operations at a time: open another connection, or end one first.`;
      this.#line.send(
        JSON.stringify({ id, type: 'error', payload: [{ message, extensions: { code: 'RATE_LIMITED' } }] }),
      );
    } else if (this.#leaving === null) {
      const { operationName, variables, ...document } = payload;
      const request = {
        ...documentAsked(document),
        operationName: operationName ?? undefined,
        variables: variables ?? undefined,
      };
      const { course, giveUp } = begin(request, { ...this.#origin, ...signedIn });
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
    if (this.#leaving) this.#end(id);
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
    if (this.#leaving && this.#operations.size === 0) this.#line.close(this.#leaving.code, this.#leaving.reason);
  }
}
