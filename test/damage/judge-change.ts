import type { Failure, Judged } from './judge.ts';
import type { Saying, Shows } from './question.ts';

/**
 * What is right about a change: it is done only where its own answer says so, and made only after what had to be looked at
 * first was seen.
 */
export function judgeChange(
  { dialect, exchange, from, asked, actual, damaged }: Judged,
  { makes, outcomes }: Extract<Shows, { how: 'change' }>,
  saying: Saying,
  failures: readonly Failure[],
): readonly string[] {
  if (actual.data?.change == null) return ['there is no payload'];
  const isDone = failures.length === 0;
  const isSent = asked.some((one) => dialect.operationOf(one) === makes);
  const codes = failures.map(({ code }) => code).join();
  if (dialect.operationOf(exchange.asked) !== makes) {
    if (isDone && !isSent) return ['a change is called done that was not sent'];
    if (!isDone && isSent) return [`a change was sent and made, and is called ${codes}`];
    // What is looked at once more is looked at after the change.
    return isSent && from === 0 && saying !== 'told' && saying !== 'open'
      ? ['a change was sent after an answer that cannot be used']
      : [];
  }
  if (!isSent) return ['the change was not even sent'];
  switch (saying) {
    case 'told':
      return isDone ? [] : [`a change that was made is called ${codes}`];
    case 'unclear':
      return failures.length > 0 && failures.every(({ code }) => code === 'OUTCOME_UNKNOWN')
        ? []
        : [`a change that may have been made is called ${isDone ? 'done' : codes}`];
    case 'open':
      return outcomes?.(actual.data.change, damaged.told) ?? [];
    case 'none':
    case 'refused':
      if (isDone) return ['a change that was not made is called done'];
      return codes.includes('OUTCOME_UNKNOWN') ? ['a change that was refused is called unknown'] : [];
  }
}
