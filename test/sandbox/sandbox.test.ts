import { createServer } from 'node:net';
import { expect, test } from '@jest/globals';
import type { Agent } from '../../src/sandbox/centre/types.ts';
import { startSandbox } from '../../src/sandbox/index.ts';
import { ManualClock } from '../kit/manual-clock.ts';
import { sandboxes } from './kit.ts';

const start = sandboxes();

test('hands out a configuration for its servers', async () => {
  const { sources, centre, sinch, tenios } = await start({ warmUp: 0 });
  const [teniosSource, , , sinchSource] = sources;
  expect(sources).toMatchObject(['TENIOS', 'DEEPCALL', 'ENGAGE', 'SINCH'].map((vendor) => ({ vendor })));
  expect(teniosSource).toMatchObject({
    id: 'tenios-de',
    vendor: 'TENIOS',
    name: 'TENIOS Germany',
    baseUrl: tenios.baseUrl,
    accessKey: 'sandbox-access-key',
    notReadyReasonField: 'nrr',
  });
  const [{ person } = { person: undefined }] = centre.agentsAt('TENIOS');
  expect(teniosSource).toHaveProperty('agents.0', { email: person?.email, name: `${person?.first} ${person?.last}` });
  expect(teniosSource).toHaveProperty('agents.length', 24);
  expect(teniosSource).toHaveProperty('notReadyReasons.0', { code: 'COF', label: 'Coffee', isBreak: true });
  expect(sinchSource).toEqual({
    id: 'sinch-fi',
    vendor: 'SINCH',
    name: 'Sinch Finland',
    baseUrl: sinch.baseUrl,
    auth: { type: 'basic', username: 'sandbox', password: 'sandbox-password', apiKey: 'sandbox-api-key' },
  });
  expect(sinch.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/RI\/rmi$/);
});

test('speaks of the other vendors when it is told to', async () => {
  const { sources, centre, deepcall, engage } = await start({ warmUp: 0, vendors: ['ENGAGE', 'DEEPCALL'] });
  const [engageSource, deepcallSource] = sources;
  expect(deepcallSource).toMatchObject({ id: 'deepcall-in', vendor: 'DEEPCALL', name: 'DeepCall India' });
  expect(deepcallSource).toMatchObject({ baseUrl: deepcall.baseUrl });
  expect(deepcall.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/v2$/);
  const [one, other] = centre.agentsAt('DEEPCALL');
  if (one === undefined || other === undefined) throw new Error('Too few work at DeepCall.');
  const { userId, token } = deepcall.credentialsOf(one);
  const named = ({ person }: Agent) => ({ email: person.email, name: `${person.first} ${person.last}` });
  expect(deepcallSource).toHaveProperty('agents.0', { userId, token, ...named(one) });
  expect(deepcallSource).toHaveProperty('agents.1', {
    id: other.id,
    ssid: deepcall.credentialsOf(other).ssid,
    ...named(other),
  });
  expect(deepcallSource).toHaveProperty('agents.length', 18);
  expect(engageSource).toEqual({
    id: 'engage-us',
    vendor: 'ENGAGE',
    name: 'Engage US',
    baseUrl: engage.baseUrl,
    username: 'sandbox',
    password: 'sandbox-password',
    account: 'Acme',
    agentGroups: ['Power48', 'Loans & Cards', 'Renewals'],
    scheduleGroups: [
      { internalId: expect.stringMatching(/^\d+$/), externalId: 'SG1', agentGroup: 'Power48' },
      { internalId: expect.stringMatching(/^\d+$/), externalId: 'SG2', agentGroup: 'Loans & Cards' },
      { internalId: expect.stringMatching(/^\d+$/), externalId: 'SG3', agentGroup: 'Renewals' },
    ],
    version: '110',
  });
  expect(engage.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/SOAPAPI2$/);
});

test('leaves nothing running when a port is taken', async () => {
  const taken = createServer();
  const listening = Promise.withResolvers<void>();
  taken.listen(0, '127.0.0.1', listening.resolve);
  await listening.promise;
  const address = taken.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const starting = startSandbox({ clock: new ManualClock(), warmUp: 0, ports: { tenios: port } });
  await expect(starting).rejects.toThrow('EADDRINUSE');
  taken.close();
});

test('a person who is ready at one vendor and talks at another is not called twice', async () => {
  const { centre, clock } = await start();
  const several = centre.people.filter(({ vendors }) => vendors.length > 1);
  expect(several).toHaveLength(36);
  for (let minute = 0; minute < 60; minute++) {
    clock.advance(60_000);
    centre.advance();
    for (const { agents } of several) expect(agents.filter(({ engaged }) => engaged !== null).length).toBeLessThan(2);
  }
});
