import { refKey } from '../../model/ids.ts';
import { agentOf, wrapUpRef } from '../../model/wrap-up.ts';
import type { Clock } from '../../ports/clock.ts';
import type { StoredWrapUp, WrapUpStore } from '../../ports/store.ts';
import type { Connection } from './connection.ts';
import { dueKey, dueWrapUps } from './due.ts';
import { entered, entering } from './entering.ts';
import { keyOf } from './keys.ts';
import { script } from './script.ts';

/** Hash: an agent's latest wrap-up, by refKey. */
const latestKey = keyOf('latest');
/** Hash: every wrap-up, by the refKey of its own id. */
const wrapUpsKey = keyOf('wrap-ups');
/** Sorted set: agents whose latest wrap-up is ACTIVE, by its end. */
const runningKey = keyOf('running');
/** Sorted set: wrap-ups that are over, by their end. */
const endedKey = keyOf('ended');

/** Wrap-ups that are dropped in one step: more would hold up everything else. */
const atOnce = 500;

const put = script(
  entering,
  `
local latest, wrapUps, running, ended, due, events = unpack(KEYS)
local agent, id, wrapUp, version, seenAt, runningUntil, endedAt, wakeAt = unpack(ARGV, 1, 8)
local held = redis.call('HGET', latest, agent)
local last = held and cjson.decode(held) or { version = 0, seenAt = 0 }
if last.version ~= tonumber(version) - 1 or last.seenAt > tonumber(seenAt) then return 0 end
local function place(set, member, score)
  if score == '' then redis.call('ZREM', set, member) else redis.call('ZADD', set, score, member) end
end
redis.call('HSET', latest, agent, wrapUp)
redis.call('HSET', wrapUps, id, wrapUp)
place(running, agent, runningUntil)
place(ended, id, endedAt)
place(due, agent, wakeAt)
enter(events, 9)
return 1`,
);

const forget = script(`
local latest, wrapUps, ended = unpack(KEYS)
local ids = redis.call('ZRANGEBYSCORE', ended, '-inf', '(' .. ARGV[1], 'LIMIT', 0, ARGV[2])
for _, id in ipairs(ids) do
  local wrapUp = redis.call('HGET', wrapUps, id)
  local one = cjson.decode(wrapUp)
  local agent = one.sourceId .. ':' .. one.agentExternalId
  if redis.call('HGET', latest, agent) == wrapUp then redis.call('HDEL', latest, agent) end
  redis.call('HDEL', wrapUps, id)
  redis.call('ZREM', ended, id)
end
return #ids`);

/** Wrap-ups in Redis. */
export function redisWrapUps(connection: Connection, clock: Clock, eventsKey: string): WrapUpStore {
  const due = dueWrapUps(connection, clock);

  const latestOfKeys = async (keys: readonly string[]): Promise<readonly StoredWrapUp[]> =>
    keys.length === 0 ? [] : (await connection.ask((redis) => redis.hmget(latestKey, ...keys))).flatMap(parsed);

  return {
    latest: async (agent) => parsed(await connection.ask((redis) => redis.hget(latestKey, refKey(agent))))[0] ?? null,
    async latestOf(agents) {
      const found = await latestOfKeys(agents.map(refKey));
      return new Map(found.map((wrapUp) => [refKey(agentOf(wrapUp)), wrapUp]));
    },
    async get(agent, seenAt) {
      const id = idOf({ sourceId: agent.sourceId, agentExternalId: agent.externalId, seenAt });
      return parsed(await connection.ask((redis) => redis.hget(wrapUpsKey, id)))[0] ?? null;
    },
    async active(now) {
      const agents = await connection.ask((redis) => redis.zrangebyscore(runningKey, `(${now}`, '+inf'));
      // One may have ended since the set was read.
      return (await latestOfKeys(agents)).filter(({ state }) => state === 'ACTIVE');
    },
    async put({ wrapUp, happenings, wakeAt }) {
      const { version, seenAt, state, endsAt } = wrapUp;
      const isActive = state === 'ACTIVE';
      const isPut = await connection.run(
        put,
        [latestKey, wrapUpsKey, runningKey, endedKey, dueKey, eventsKey],
        [
          refKey(agentOf(wrapUp)),
          idOf(wrapUp),
          JSON.stringify(wrapUp),
          version,
          seenAt,
          isActive ? (endsAt ?? '+inf') : '',
          isActive ? '' : (endsAt ?? ''),
          wakeAt ?? '',
          ...entered(happenings),
        ],
      );
      if (isPut !== 1) return false;
      if (wakeAt !== null) due.noted(wakeAt);
      return true;
    },
    whenDue: due.start,
    async forget(before) {
      let dropped: unknown = atOnce;
      while (dropped === atOnce)
        dropped = await connection.run(forget, [latestKey, wrapUpsKey, endedKey], [before, atOnce]);
    },
  };
}

const idOf = ({
  sourceId,
  agentExternalId,
  seenAt,
}: Pick<StoredWrapUp, 'sourceId' | 'agentExternalId' | 'seenAt'>): string =>
  refKey(wrapUpRef({ sourceId, agentExternalId, seenAt }));

/** None for what is not held. Written by `put`. */
const parsed = (json: string | null): readonly StoredWrapUp[] =>
  json === null ? [] : [JSON.parse(json) as StoredWrapUp];
