/** An answer of the GraphQL endpoint, shown as it came. */
export type Answer = Readonly<Record<string, unknown>>;

const hint =
  'This service wants to know who asks. Open Headers, below the query, and write { "Authorization": "Bearer …" } with your token; then fetch the schema again, by the button at the lower left.';

/**
 * The answer in a response; with what to do about it where nobody is known to ask.
 * @throws Error with the HTTP status when it is not JSON; GraphiQL shows its message.
 */
export async function answerIn(response: Response): Promise<Answer> {
  try {
    // GraphiQL prints whatever the server said, so its shape needs no check here.
    const answer = (await response.json()) as Answer;
    return response.status === 401 ? { hint, ...answer } : answer;
  } catch (cause) {
    throw new Error(`The server answered ${response.status} ${response.statusText}, and not in JSON.`, { cause });
  }
}
