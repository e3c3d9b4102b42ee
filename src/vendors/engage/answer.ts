import type { VendorAnswer, VendorHttp } from '../../http/vendor-http.ts';
import type { Observation } from '../../model/observation.ts';
import type { Answers, Reply } from './client.ts';
import type { Elements } from './elements.ts';
import { failureOf, readFault } from './faults.ts';
import { methods } from './methods.ts';
import { isOptional } from './missing.ts';
import { createReading } from './reading.ts';
import { type Element, readXml } from './xml.ts';

/** Statuses with which SOAP Faults come: 500 by the book, others by the server. What asks for patience means the same everywhere. */
export const engageAnswers = (status: number): boolean =>
  status === 500 || (status >= 400 && status < 500 && ![401, 403, 408, 429].includes(status));

/**
 * Reads the answer to a method. A Fault is data, as long as it tells of the request.
 * @throws {VendorError} for what is the source's failure
 * @throws {SyntaxError} for what makes no sense
 */
export type ReadAnswer = <N extends keyof Answers>(
  name: N,
  answer: VendorAnswer,
  observation: Observation,
) => Reply<Answers[N]>;

/** What stands in the Body of an answer: a Fault, or the response of the method. @throws {SyntaxError} for what is no SOAP */
function contentOf(text: string): Element {
  const envelope = readXml(text);
  const [content] = envelope.children.find(({ name }) => name === 'body')?.children ?? [];
  if (envelope.name !== 'envelope' || content === undefined)
    throw new SyntaxError('The body is no SOAP envelope with something in it.');
  return content;
}

/** @param name of the source */
export function createAnswerReader(http: VendorHttp, elements: Elements, name: string): ReadAnswer {
  const reading = createReading(elements);

  /** The content of an answer; null where there is none because there is no such method. */
  function contentIn(method: keyof Answers, answer: VendorAnswer): Element | null {
    try {
      return contentOf(answer.text);
    } catch (error) {
      if (answer.status !== 404) throw http.ofStatus(answer) ?? error;
      if (isOptional(method)) return null;
      throw http.error('VENDOR_BAD_RESPONSE', `${name} has no service of Engage at the configured address.`);
    }
  }

  return (method, answer, observation) => {
    const { afterLostAnswer } = answer;
    const content = contentIn(method, answer);
    if (content === null) return { fault: { code: null, text: '' }, afterLostAnswer };
    if (content.name === 'fault') {
      const fault = readFault(content);
      const failure = failureOf(http, fault);
      if (failure !== null && !(fault.blames === 'source' && isOptional(method))) throw failure;
      return { fault: fault.problem, afterLostAnswer };
    }
    if (answer.status >= 300 || content.name !== `${methods[method].name}Response`.toLowerCase())
      throw http.ofStatus(answer) ?? new SyntaxError('The body answers something else.');
    const results = reading.all(content, 'return');
    const data = results.flatMap((result) => reading.all(result, 'data')).filter(({ children }) => children.length > 0);
    const read = reading.data[method];
    return {
      fault: null,
      data: data.flatMap((each) => read(each) ?? []),
      warnings: results.flatMap((result) => reading.all(result, 'warnings')).map(reading.warning),
      observation,
      afterLostAnswer,
    };
  };
}
