import { beforeEach, describe, expect, test } from '@jest/globals';
import { StoreUnavailable } from '../../src/errors.ts';
import { Unheard } from '../../src/store/redis/unheard.ts';

/** What Redis has heard, in order. */
let heard: string[];
let isAway: boolean;
let sign: () => void;
let unheard: Unheard;

beforeEach(() => {
  heard = [];
  isAway = true;
  unheard = make();
});

function make(most?: number): Unheard {
  const self = {
    id: 'self',
    live: async () => {},
    onSign: (then: () => void) => {
      sign = then;
    },
    die: async () => {},
  };
  return new Unheard(self, most);
}

const word = (text: string) => async (): Promise<void> => {
  if (isAway) throw new StoreUnavailable('away');
  heard.push(text);
};
const say = (name: string, text: string): Promise<void> => unheard.say(name, word(text));

/** Says something that Redis does not hear. */
async function sayInVain(name: string, text: string): Promise<void> {
  await expect(say(name, text)).rejects.toThrow(StoreUnavailable);
}
/** Begins to say something that Redis hears when it is told to. */
async function saySlowly(name: string, text: string): Promise<{ readonly said: Promise<void>; hear(): void }> {
  const begun = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const said = unheard.say(name, async () => {
    begun.resolve();
    await gate.promise;
    heard.push(text);
  });
  await begun.promise;
  return { said, hear: gate.resolve };
}

/** A sign of life, and all that is said after it. */
async function signed(): Promise<void> {
  sign();
  await new Promise((resolve) => setImmediate(resolve));
}

describe('what was not heard', () => {
  test('is said with each sign of life until it is', async () => {
    await sayInVain('a', 'one');
    await signed();
    isAway = false;
    expect(heard).toEqual([]);
    sign();
    await signed();
    await signed();
    expect(heard).toEqual(['one']);
  });

  test('gives way to what is said later under its name', async () => {
    await sayInVain('a', 'one');
    isAway = false;
    await say('a', 'two');
    await signed();
    expect(heard).toEqual(['two']);
  });

  test('is still to be said where what came before it is heard only now', async () => {
    const { said, hear } = await saySlowly('a', 'one');
    const next = say('a', 'two');
    isAway = false;
    hear();
    await Promise.all([said, next]);
    expect(heard).toEqual(['one', 'two']);
  });

  test('does not give way to what may wait for a sign of life', async () => {
    await sayInVain('a', 'one');
    unheard.later('a', word('two'));
    unheard.later('b', word('three'));
    isAway = false;
    await signed();
    expect(heard).toEqual(['one', 'three']);
  });

  test('is said on demand, and fails as it did where it is not heard again', async () => {
    await unheard.again('a');
    await sayInVain('a', 'one');
    await expect(unheard.again('a')).rejects.toThrow(StoreUnavailable);
    isAway = false;
    await unheard.again('a');
    await unheard.again('a');
    expect(heard).toEqual(['one']);
  });

  test('is said no more when it is forgotten, and what is being said then is over first', async () => {
    await sayInVain('a', 'one');
    await unheard.forget('a');
    isAway = false;
    await signed();
    expect(heard).toEqual([]);

    const { said, hear } = await saySlowly('a', 'two');
    const forgotten = unheard.forget('a').then(() => heard.push('forgotten'));
    hear();
    await Promise.all([said, forgotten]);
    expect(heard).toEqual(['two', 'forgotten']);
  });

  test('makes room, the oldest first', async () => {
    unheard = make(2);
    await sayInVain('a', 'one');
    await sayInVain('b', 'two');
    await sayInVain('a', 'three');
    await sayInVain('c', 'four');
    isAway = false;
    await signed();
    expect(heard).toEqual(['three', 'four']);
  });
});
