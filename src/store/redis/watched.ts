import type { WatchStore } from '../../ports/store.ts';
import type { Connection } from './connection.ts';
import { entered, entering } from './entering.ts';
import { keyOf } from './keys.ts';
import { lives, type Replica } from './replica.ts';
import { script } from './script.ts';
import { Unheard } from './unheard.ts';

/** Hash of a resource: what is known of its things, by key. Under the empty key nothing, when something was noted at all. */
const keyFor = (resource: string): string => keyOf('watched', resource);
/** Hash of a resource: the replica that looks at a thing, by its key; under the empty key the one that looks at everything. */
const watchersKey = (resource: string): string => keyOf('watchers', resource);

/** Lua: forgets what a replica looked at, and what dead ones did. */
const leaving = `
local function left(watchers, self)
  local all = redis.call('HGETALL', watchers)
  for at = 1, #all, 2 do
    if all[at + 1] == self or not lives(all[at + 1]) then redis.call('HDEL', watchers, all[at]) end
  end
end`;

/** Takes what nobody else looks at: what was taken before goes with it, for who needs less leaves the rest to others. */
const take = script(
  lives,
  leaving,
  `
local watchers, self, wanted = KEYS[1], ARGV[1], cjson.decode(ARGV[2])
left(watchers, self)
if redis.call('HEXISTS', watchers, '') == 1 then return {} end
local taken = {}
for _, thing in ipairs(wanted) do
  if redis.call('HSETNX', watchers, thing, self) == 1 then table.insert(taken, thing) end
end
return taken`,
);

const leave = script(lives, leaving, 'left(KEYS[1], ARGV[1])');

/**
 * Notes nothing where another value than the one before has come to be known meanwhile, nor for a replica that was taken
 * for dead and had its work taken over.
 */
const note = script(
  entering,
  `
local watched, watchers, events = unpack(KEYS)
local self, changes = ARGV[1], cjson.decode(ARGV[2])
local everybodys = redis.call('HGET', watchers, '')
for _, change in ipairs(changes) do
  local key, _, before = unpack(change, 1, 3)
  if self ~= '' and (everybodys or redis.call('HGET', watchers, key)) ~= self then return 0 end
  if before ~= cjson.null and redis.call('HGET', watched, key) ~= before then return 0 end
end
redis.call('HSET', watched, '', '')
for _, change in ipairs(changes) do
  local key, value = unpack(change, 1, 2)
  if value then redis.call('HSET', watched, key, value) else redis.call('HDEL', watched, key) end
end
enter(events, 3)
return 1`,
);

/** The key that stands for everything. */
const everything = '';

/** What is known of watched things, in Redis. */
export function redisWatched(connection: Connection, eventsKey: string, self: Replica): WatchStore {
  /** Resources that are looked at here and now. */
  const working = new Set<string>();
  /** That resources were left: until it is heard nobody else looks at them. */
  const unheard = new Unheard(self);

  return {
    async known(resource) {
      const { '': marker, ...known } = await connection.ask((redis) => redis.hgetall(keyFor(resource)));
      return marker === undefined ? null : new Map(Object.entries(known));
    },
    async note(resource, changed, happenings, known) {
      // What was not known is false in Lua; null where nobody wants to compare.
      const before = (key: string) => (known === undefined ? null : (known?.get(key) ?? false));
      const changes = [...changed].map(([key, value]) => [key, value ?? false, before(key)]);
      const isNoted = await connection.run(
        note,
        [keyFor(resource), watchersKey(resource), eventsKey],
        [working.has(resource) ? self.id : '', JSON.stringify(changes), ...entered(happenings)],
      );
      return isNoted === 1;
    },
    async alone(resource, work, scope = null) {
      await unheard.forget(resource);
      await self.live();
      // The script above answers so.
      const taken = (await connection.run(
        take,
        [watchersKey(resource)],
        [self.id, JSON.stringify(scope ?? [everything])],
      )) as readonly string[];
      if (taken.length === 0) return false;
      working.add(resource);
      try {
        await work(scope && taken);
        return true;
      } finally {
        working.delete(resource);
      }
    },
    leave: (resource) => unheard.say(resource, () => connection.run(leave, [watchersKey(resource)], [self.id])),
  };
}
