import { describe, expect, test } from '@jest/globals';
import { readXml } from '../../../src/sandbox/engage/xml/read.ts';
import { gateways } from '../../kit/gateway.ts';
import { ann, answers, envelope, id, nameOf, raw, sent, small, told, withSettings } from './kit.ts';

const start = gateways();
const show = 'showAgentStateUsingUser';
const list = 'listAgentStatesUsingEntity';

describe('a request', () => {
  test('is SOAP 1.1 with a user name token, and its arguments have no namespace', async () => {
    const t = await start(withSettings({ agentGroups: ['Sales & Co'] }));
    answers(t, list, '');
    await t.query('{ agents { nodes { state } } }');
    const [request] = t.requests('engage');
    expect(request).toMatchObject({
      method: 'POST',
      path: '/ContactCenterManagementService110',
      headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' },
    });
    const whole = readXml(request?.body ?? '');
    const [header, body] = whole.children;
    const token = header?.children[0]?.children[0];
    const secext = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
    expect([whole.name, whole.namespace]).toEqual(['Envelope', 'http://schemas.xmlsoap.org/soap/envelope/']);
    expect([token?.name, token?.namespace]).toEqual(['UsernameToken', secext]);
    expect(token?.children.map((each) => [each.name, each.namespace, each.text])).toEqual([
      ['Username', secext, 'sandbox'],
      ['Password', secext, 'sandbox-password'],
    ]);
    expect(token?.children[1]?.attributes.get('Type')).toMatch(/#PasswordText$/);
    const operation = body?.children[0];
    expect([operation?.name, operation?.namespace]).toEqual([list, 'http://www.soundbite.com/SOAPAPI2/110']);
    const [entity] = operation?.children ?? [];
    expect([entity?.name, entity?.namespace, [...(entity?.attributes.values() ?? [])]]).toEqual([
      'arg1',
      '',
      ['api:AgentGroup'],
    ]);
    expect(entity?.children.map((each) => [each.name, each.namespace])).toEqual([
      ['externalId', ''],
      ['parent', ''],
    ]);
    expect(entity?.children[0]?.text).toBe('Sales & Co');
  });

  test.each(['p&ss<1>', `"quoted" and 'quoted'`, ']]>', '&amp;', 'päss ☂ 𝒳', '  spaces  '])(
    'carries the password %s as it is',
    async (password) => {
      const t = await start({ ...small, engage: { username: "O'Neil & Co", password } });
      expect(await told(t, 'state')).toEqual({ state: 'READY' });
    },
  );

  test('asks by a name with everything that XML escapes', async () => {
    const t = await start(small);
    const { data } = await t.query('query ($id: ID!) { agent(id: $id) { name } }', {
      id: id('Agent', `O'Neil & Co <"x">\r\n`),
    });
    expect(data.agent).toBeNull();
    const [body = ''] = sent(t, show);
    expect(readXml(body).children[1]?.children[0]?.children[0]?.children[0]?.text).toBe(`O'Neil & Co <"x">\r\n`);
  });

  test.each(['a\u0000b', 'a\u0008', '\uFFFE', 'a\u001Fb'])(
    'is never made with what XML cannot say: %j',
    async (name) => {
      const t = await start(small);
      const things = ['Agent', 'AgentGroup', 'ScheduleGroup'] as const;
      const { data, errors } = await t.query(
        `query ($ids: [ID!]!, $source: ID!, $phone: String!) {
        nodes(ids: $ids) { id ... on AgentGroup { status { state } agents { nodes { id } } } }
        agentOnDevice(sourceId: $source, phoneNumber: $phone) { id }
      }`,
        { ids: things.map((type) => id(type, name)), source: id('Source'), phone: name },
      );
      expect(errors).toBeUndefined();
      expect(data).toEqual({ nodes: [null, null, null], agentOnDevice: null });
      expect(t.calls('engage')).toEqual([]);
    },
  );

  test('goes to another version, in its namespace', async () => {
    const t = await start({ ...small, engage: { version: '120' } });
    expect(await told(t, 'state')).toEqual({ state: 'READY' });
    expect(t.requests('engage')[0]?.path).toBe('/ContactCenterManagementService120');
    expect(t.requests('engage')[0]?.body).toContain('"http://www.soundbite.com/SOAPAPI2/120"');
  });

  test('may be in a namespace of the configuration', async () => {
    const t = await start(withSettings({ namespace: 'urn:a&b' }));
    answers(t, show, '<data><agent><externalId>ann</externalId></agent></data>');
    await told(t, 'state');
    expect(sent(t, show)[0]).toContain('xmlns:api="urn:a&amp;b"');
  });

  test('and its answer use other names of elements', async () => {
    const elements = {
      arg: 'in',
      externalId: 'extId',
      agent: 'user',
      data: 'row',
      return: 'result',
      currentWorkState: 'Work.State',
    };
    const t = await start(withSettings({ elements }));
    raw(
      t,
      show,
      envelope(
        `<x:${show}Response xmlns:x="urn:x"><result><row><user><extId>ann</extId></user><work.state>Break</work.state></row></result></x:${show}Response>`,
      ),
    );
    expect(await told(t, 'externalId vendorState')).toMatchObject({ vendorState: 'Break' });
    expect(sent(t, show)[0]).toContain(`><in1><extId>${nameOf(ann(t))}</extId></in1></`);
  });
});
