import type { IdType } from '../../src/model/ids.ts';
import type { VendorName } from '../../src/sandbox/centre/types.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import type { Simulated } from '../kit/gateway.ts';
import type { Asked, Told } from './tape.ts';

/** Data of an answer: a test reads whatever its own document selected. */
// biome-ignore lint/suspicious/noExplicitAny: see above
export type Data = any;

/** A thing in an answer of the gateway's; null where nothing is known of it. */
export type Node = Readonly<Record<string, unknown>> | null;

/** What a vendor's answer comes to, as its page has it and the README of its adapter decides. */
export type Saying =
  /** It tells something, or that the change was made: nobody is told of an error. */
  | 'told'
  /** It says that there is no such thing. For what is read that is no error, for what is changed it is one. */
  | 'none'
  /** It cannot be used, or says no: whoever asked is told so with a code. */
  | 'refused'
  /** Nobody can tell whether the change was made. */
  | 'unclear'
  /** The page leaves it open: an error or none. */
  | 'open';

/** Where the gateway's answer shows what the vendor's told. */
export type Shows =
  /** One answer with a row for each node: whose row is as it was is shown as it was. */
  | {
      readonly how: 'rows';
      readonly type: IdType;
      readonly nodes: (data: Data) => readonly Node[];
      /** The global id of the row that a node shows. */
      readonly id: (node: Node) => unknown;
    }
  /** An answer for each node: what becomes of one is nothing to the others. */
  | {
      readonly how: 'each';
      readonly nodes: (data: Data) => readonly Node[];
      /** The global id of the node that a request is about; null where there is just one. */
      readonly subject: (asked: Asked) => string | null;
    }
  /** A change, called `change` in the document. */
  | {
      readonly how: 'change';
      /** The operation that makes it. */
      readonly makes: string;
      /** What is wrong with the outcomes of a change of several things, given what the vendor told of it. */
      readonly outcomes?: (data: Data, told: Told) => readonly string[];
    };

/** Something that a client asks for, and for which the vendor is asked. */
export interface Question {
  /** May be made of the data of what is asked first. */
  readonly document: string | ((data: Data) => string);
  /** Asked before, so that there is something to ask for. */
  readonly first?: string;
  readonly shows: Shows;
  /** The gateway remembers something of it by which later answers differ. */
  readonly leaves?: boolean;
}

const ownId = (node: Node): unknown => node?.id;

/** Asks for something of which one answer tells many. */
export const rows = (
  document: string,
  type: IdType,
  nodes: (data: Data) => readonly Node[],
  id: (node: Node) => unknown = ownId,
): Question => ({ document, shows: { how: 'rows', type, nodes, id } });

/** Asks for things of which each has an answer of its own. */
export const each = (
  document: string,
  nodes: (data: Data) => readonly Node[],
  subject: (asked: Asked) => string | null = () => null,
): Question => ({ document, shows: { how: 'each', nodes, subject } });

/** Asks for a change. */
export const change = (document: Question['document'], makes: string): Question => ({
  document,
  shows: { how: 'change', makes },
});

/** Questions by the operation that answers them, as the README names it. */
export type Questions = Readonly<Record<string, readonly Question[]>>;

/** What a test of damages has to know of a vendor. */
export interface Dialect {
  readonly vendor: VendorName;
  readonly sourceId: string;
  readonly simulator: Simulated;
  /** The operation that a request asks for, as the README names it. */
  readonly operationOf: (asked: Asked) => string;
  /** Whether a request changes nothing. */
  readonly reads: (asked: Asked) => boolean;
  readonly says: (told: Told, asked: Asked) => Saying;
  /** The rows of an answer by their global ids; several of one id where it comes several times. */
  readonly rowsIn: (told: Told, asked: Asked, type: IdType) => ReadonlyMap<string, readonly unknown[]>;
  /** Properties that decide what most others of a row mean. */
  readonly deciding: ReadonlySet<string>;
  /** Laid over the configured source, where an operation is used only then. */
  readonly settings?: (operation: string) => object;
  /** Lets happen in the centre what is worth telling. */
  readonly prepare: (sandbox: Sandbox) => void;
  readonly questions: (sandbox: Sandbox) => Questions;
}
