import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import { decodeAnyId, encodeId } from '../../src/model/ids.ts';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

const heap = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};

test('ids that were decoded keep nothing of the documents in which they stood', () => {
  const documents = 1_000;
  const before = heap();
  for (let at = 0; at < documents; at += 1) {
    const id = encodeId('Agent', { sourceId: 'none', externalId: `${at}`.padStart(12, '0') });
    // As a lexer cuts it out of a query of 50 kB.
    const document = Buffer.alloc(50_000, `{ node(id: "${id}") { id } } `).toString('latin1');
    expect(decodeAnyId(document.slice(12, 12 + id.length))).toMatchObject({ type: 'Agent', sourceId: 'none' });
  }
  expect(heap() - before).toBeLessThan((documents * 50_000) / 5);
});
