import { describe, expect, test } from '@jest/globals';
import { createPace } from '../../src/http/policy/pace.ts';
import { Urgency } from '../../src/http/urgency.ts';
import type { Priority } from '../../src/ports/call.ts';
import { ManualClock } from '../kit/manual-clock.ts';
import { change, failure, get, reached, rig } from './kit.ts';
import { source } from './policy/line.ts';

describe('who is more urgent goes before', () => {
  test('changes before reads before polls, each in the order of arrival', async () => {
    const { come, drain, inside } = source();
    come('first', 'poll');
    for (const priority of ['poll', 'read', 'write'] as const)
      for (const at of [1, 2]) come(`${priority} ${at}`, priority);
    await drain();
    expect(inside).toEqual(['first', 'write 1', 'write 2', 'read 1', 'read 2', 'poll 1', 'poll 2']);
  });

  test('also while all wait for the clock: who comes next is decided when there is a turn', async () => {
    const { clock, come, inside, settle } = source({ maxConcurrent: 10, requestsPerSecond: 10 });
    come('first', 'read');
    come('read', 'read');
    clock.advance(99);
    come('write', 'write');
    await settle();
    expect(inside).toEqual(['first']);
    clock.advance(1);
    await settle();
    expect(inside).toEqual(['first', 'write']);
    clock.advance(100);
    await settle();
    expect(inside).toEqual(['first', 'write', 'read']);
    expect(clock.pending).toBe(0);
  });

  test('a poll gets one turn in eight while reads keep coming, and none while changes do', async () => {
    const { come, drain, inside } = source();
    come('first', 'write');
    for (let at = 0; at < 10; at += 1) come('w', 'write');
    for (let at = 0; at < 20; at += 1) come('r', 'read');
    for (let at = 0; at < 4; at += 1) come('p', 'poll');
    await drain();
    expect(inside.slice(11).join('')).toBe('rrrrrrrprrrrrrrprrrrrrpp');
    expect(inside.slice(0, 11)).not.toContain('p');
  });

  test('who becomes more urgent overtakes', async () => {
    const { come, drain, inside } = source();
    come('first', 'read');
    const poll = come('poll', 'poll');
    const read = come('read', 'read');
    come('other read', 'read');
    read.raise('write');
    poll.raise('read');
    poll.raise('poll');
    expect(poll.priority).toBe('read');
    await drain();
    expect(inside).toEqual(['first', 'read', 'other read', 'poll']);
  });

  test('who gives up at the very moment of being let in keeps no place', async () => {
    const clock = new ManualClock();
    const pace = createPace({ clock, maxConcurrent: 1, maxWaiting: 10 });
    const never = new AbortController().signal;
    const leave = await pace.enter(new Urgency('read'), never);
    const gone = new AbortController();
    const left = failure(pace.enter(new Urgency('read'), gone.signal));
    leave();
    gone.abort();
    expect((await left).code).toBe('OPERATION_TIMEOUT');
    (await pace.enter(new Urgency('read'), never))();
  });

  test('who is let in and raised, or has given up and is raised, takes no second place', async () => {
    const { come, leave, pace, settle, inside } = source({ maxConcurrent: 1 });
    const gone = new AbortController();
    const first = come('first', 'poll');
    const left = come('left', 'poll', gone.signal);
    await settle();
    gone.abort();
    await settle();
    first.raise('write');
    left.raise('write');
    expect(pace.waiting('write') + pace.waiting('poll')).toBe(0);
    await leave('first');
    expect(inside).toEqual(['first', 'left: TrunklineError']);
  });
});

describe('a read that others join', () => {
  test('is as urgent as the most urgent of them, also when it waits already', async () => {
    const done: (() => void)[] = [];
    const { http, seen } = await rig((response) => void done.push(() => response.end()), { maxConcurrent: 1 });
    const read = (path: string, priority?: Priority) => http.read(get(path), [], { priority }, () => path);
    const all = [
      read('/first'),
      read('/poll', 'poll'),
      read('/seen-too', 'poll'),
      read('/read'),
      read('/seen-too', 'write'),
    ];
    all.push(http.send(change('never')).then(() => '/change'));
    for (let answered = 0; answered < 5; answered += 1) {
      await reached(() => seen.length === answered + 1);
      done.shift()?.();
    }
    await Promise.all(all);
    expect(seen.map(({ url }) => url)).toEqual([
      '/api/first',
      '/api/seen-too',
      '/api/change',
      '/api/read',
      '/api/poll',
    ]);
  });
});
