import type { Happening } from '../../model/event.ts';

/** Lua: adds to the stream what stands in ARGV from a place on. */
export const entering = `
local function enter(stream, from)
  for at = from, #ARGV, 3 do
    redis.call('XADD', stream, '*', 'topic', ARGV[at], 'at', ARGV[at + 1], 'happening', ARGV[at + 2])
  end
end`;

/** Happenings as `enter` finds them in ARGV. */
export const entered = (happenings: readonly Happening[]): readonly (string | number)[] =>
  happenings.flatMap((happening) => [happening.topic, happening.at, JSON.stringify(happening)]);
