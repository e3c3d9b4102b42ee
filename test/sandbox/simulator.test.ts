import { describe, expect, test } from '@jest/globals';
import { type Answer, json, text, xml } from '../../src/sandbox/answers.ts';
import { Simulator, type SimulatorRequest } from '../../src/sandbox/simulator.ts';

/** A simulator that counts the work it does, closed when the test is over. */
async function withSimulator(
  use: (simulator: Simulator, work: SimulatorRequest[]) => Promise<void>,
  answer?: (request: SimulatorRequest) => Answer,
): Promise<void> {
  const work: SimulatorRequest[] = [];
  const simulator = new Simulator({
    basePath: '/base',
    answer: (request) => {
      work.push(request);
      if (answer !== undefined) return answer(request);
      return json({ text: 'an answer long enough to be cut in two', count: work.length });
    },
  });
  await simulator.listen();
  try {
    await use(simulator, work);
  } finally {
    await simulator.close();
  }
}

describe('a simulator', () => {
  test('logs what it is asked', () =>
    withSimulator(async (simulator) => {
      await fetch(`${simulator.baseUrl}/things?a=1&a=2`, { headers: { 'X-Key': 'k' } });
      await fetch(`${simulator.baseUrl}/things`, { method: 'POST', body: 'hello' });
      const [get, post] = simulator.requests;
      expect(get).toMatchObject({ index: 0, method: 'GET', path: '/things', body: '' });
      expect(get?.query.getAll('a')).toEqual(['1', '2']);
      expect(get?.headers['x-key']).toBe('k');
      expect(post).toMatchObject({ index: 1, method: 'POST', body: 'hello' });
      simulator.reset();
      expect(simulator.requests).toEqual([]);
    }));

  test('gives a canned answer as often as told, and does no work for it', () =>
    withSimulator(async (simulator, work) => {
      const fault = simulator.fault(
        'GET /things',
        { status: 503, body: 'later', headers: { 'retry-after': '7' } },
        { times: 1 },
      );
      const refused = await fetch(`${simulator.baseUrl}/things`);
      expect([refused.status, refused.headers.get('retry-after'), await refused.text()]).toEqual([503, '7', 'later']);
      expect((await fetch(`${simulator.baseUrl}/things`)).status).toBe(200);
      expect([work.length, fault.hits]).toEqual([1, 1]);
    }));

  test('matches by path, by pattern, and by test', () =>
    withSimulator(async (simulator) => {
      simulator.fault('/path', { status: 500 });
      simulator.fault(/^PUT \/pat/, { status: 501 });
      simulator.fault(({ query }) => query.has('bad'), { status: 502, body: '<html>', contentType: 'text/html' });
      const ask = async (path: string, method = 'GET') =>
        (await fetch(`${simulator.baseUrl}${path}`, { method })).status;
      expect([await ask('/path'), await ask('/pattern', 'PUT'), await ask('/x?bad=1'), await ask('/x')]).toEqual([
        500, 501, 502, 200,
      ]);
    }));

  test('breaks connections before, after and within its answer', () =>
    withSimulator(async (simulator, work) => {
      simulator.fault('/before', 'reset');
      simulator.fault('/after', 'apply-then-reset');
      simulator.fault('/within', 'reset-body');
      await expect(fetch(`${simulator.baseUrl}/before`)).rejects.toThrow();
      expect(work).toHaveLength(0);
      await expect(fetch(`${simulator.baseUrl}/after`)).rejects.toThrow();
      expect(work).toHaveLength(1);
      const broken = await fetch(`${simulator.baseUrl}/within`);
      await expect(broken.text()).rejects.toThrow();
    }));

  test('cuts an answer in two', () =>
    withSimulator(async (simulator) => {
      simulator.fault('/half', 'truncate');
      const response = await fetch(`${simulator.baseUrl}/half`);
      await expect(response.json()).rejects.toThrow('JSON');
    }));

  test('holds an answer until it is released', () =>
    withSimulator(async (simulator, work) => {
      const fault = simulator.fault('/slow', 'hold');
      const answers = [fetch(`${simulator.baseUrl}/slow`), fetch(`${simulator.baseUrl}/slow`)];
      await fault.reachedBy(2);
      expect(work).toEqual([]);
      fault.release();
      expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200]);
      expect(simulator.peak).toBe(2);
      expect((await fetch(`${simulator.baseUrl}/slow`)).status).toBe(200);
    }));

  test('closes although somebody still waits', async () => {
    let hung: Promise<unknown> = Promise.resolve();
    await withSimulator(async (simulator) => {
      const fault = simulator.fault('/never', 'hang');
      hung = fetch(`${simulator.baseUrl}/never`).catch((error: unknown) => error);
      await fault.reached;
    });
    expect(await hung).toMatchObject({ message: 'fetch failed' });
  });

  test('bends its answers', () =>
    withSimulator(async (simulator) => {
      const end = simulator.rewrite('/bent', () => ({ bent: true }));
      expect(await (await fetch(`${simulator.baseUrl}/bent`)).json()).toEqual({ bent: true });
      expect((await fetch(`${simulator.baseUrl}//`)).status).toBe(200);
      end();
      expect(await (await fetch(`${simulator.baseUrl}/bent`)).json()).toMatchObject({ count: 3 });
    }));

  test('bends XML as text, and leaves alone what is neither', () =>
    withSimulator(
      async (simulator) => {
        simulator.rewrite(/./, (body) => String(body).replace('<a/>', '<b/>'));
        const body = async (path: string) => (await fetch(simulator.baseUrl + path)).text();
        expect(await body('/xml')).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<b/>');
        expect(await body('/text')).toBe('<a/>');
      },
      ({ path }) => (path === '/xml' ? xml('<a/>') : text(200, '<a/>')),
    ));

  test('says at its end that it failed', async () => {
    const simulator = new Simulator({
      basePath: '',
      answer: () => {
        throw new Error('a mistake');
      },
    });
    await simulator.listen();
    expect((await fetch(`${simulator.baseUrl}/`)).status).toBe(500);
    expect(simulator.failures).toEqual([new Error('a mistake')]);
    await expect(simulator.close()).rejects.toThrow('The simulator failed');
  });

  test('has no address before it listens', () => {
    expect(() => new Simulator({ basePath: '', answer: () => json({}) }).baseUrl).toThrow('does not listen yet');
  });
});
