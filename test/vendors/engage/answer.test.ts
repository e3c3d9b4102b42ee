import { describe, expect, test } from '@jest/globals';
import { asking } from '../../../src/sandbox/engage/index.ts';
import { gateways } from '../../kit/gateway.ts';
import { answers, codes, envelope, hasten, health, raw, sent, small, told } from './kit.ts';

const start = gateways();
const show = 'showAgentStateUsingUser';
const list = 'listAgentStatesUsingEntity';

/** One agent as `data` has it, with more in it. */
const someone = (more = '', user = '') =>
  `<data><internalId>7</internalId><agent><externalId>ann</externalId>${user}</agent>${more}</data>`;

describe('an answer', () => {
  const details = `name email vendorState details { ... on EngageAgentDetails {
    internalId loginEnabled firstName lastName currentContactState requestedAction roles defaultPhoneNumber attributes { name value } } }`;

  test('is read without regard to prefix and case', async () => {
    const t = await start(small);
    raw(
      t,
      show,
      `<S:envelope xmlns:S="x"><S:BODY><${show.toLowerCase()}response><q:Return xmlns:q="y"><Q:DATA xmlns:Q="z">
        <Q:InternalID>7</Q:InternalID><agent><EXTERNALID>ann</EXTERNALID><firstname>Ann</firstname></agent>
        <currentworkstate>Available</currentworkstate></Q:DATA></q:Return></${show.toLowerCase()}response></S:BODY></S:envelope>`,
    );
    expect(await told(t, 'name state details { ... on EngageAgentDetails { internalId } }')).toEqual({
      name: 'Ann',
      state: 'READY',
      details: { internalId: '7' },
    });
  });

  test('takes absent, nil and empty for the same', async () => {
    const t = await start(small);
    const nothing = {
      name: null,
      email: null,
      vendorState: null,
      details: {
        internalId: null,
        loginEnabled: null,
        firstName: null,
        lastName: null,
        currentContactState: null,
        requestedAction: null,
        roles: [],
        defaultPhoneNumber: null,
        attributes: [],
      },
    };
    const names = ['internalId', 'currentContactState', 'requestedAction', 'currentWorkState'];
    const userNames = ['loginEnabled', 'firstName', 'lastName', 'email', 'roles', 'defaultPhoneNumber', 'attributes'];
    for (const write of [
      () => '',
      (name: string) => `<${name}/>`,
      (name: string) => `<${name}> \n </${name}>`,
      (name: string) => `<${name} xsi:nil="true"/>`,
      (name: string) => `<${name} xsi:nil="1">x</${name}>`,
    ]) {
      const user = `<agent><externalId>ann</externalId>${userNames.map(write).join('')}</agent>`;
      answers(t, show, `<data>${user}${names.map(write).join('')}</data>`);
      expect(await told(t, details)).toEqual(nothing);
      t.reset();
    }
  });

  test('has its values as they stand: entities, CDATA, digits', async () => {
    const t = await start(small);
    const user = `<firstName> <![CDATA[A&B <i>]]>&#x20;&#233;&lt;</firstName><lastName>O&apos;Neil\n&amp; Co</lastName>
      <email>x</email><roles>007</roles><roles>1e5</roles><roles>0x1F</roles><roles>true</roles>
      <attributes><name>é&quot;</name><value>&#38;amp;</value></attributes><attributes><value>nameless</value></attributes>`;
    answers(t, show, someone('<currentWorkState>12345678901234567890</currentWorkState>', user));
    expect(await told(t, details)).toMatchObject({
      name: `A&B <i> é< O'Neil\n& Co`,
      email: null,
      vendorState: '12345678901234567890',
      details: {
        firstName: 'A&B <i> é<',
        roles: ['007', '1e5', '0x1F', 'true'],
        attributes: [{ name: 'é"', value: '&amp;' }],
      },
    });
  });

  test('may be full of entities', async () => {
    const t = await start(small);
    const agent = (index: number) =>
      `<data><agent><externalId>${index}</externalId><firstName>${'&amp;'.repeat(20)}</firstName><lastName>O&apos;N</lastName></agent></data>`;
    answers(t, list, Array.from({ length: 1_000 }, (_, index) => agent(index)).join(''));
    const { data } = await t.query('{ agents(first: 1) { nodes { name } failures { code } } }');
    expect(data.agents).toEqual({ nodes: [{ name: `${'&'.repeat(20)} O'N` }], failures: [] });
  });

  test('may have elements by the names of properties', async () => {
    const t = await start(small);
    const traps = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];
    const inside = traps.map((name) => `<${name} ${name}="x"><polluted>1</polluted></${name}>`).join('');
    answers(t, show, someone(`${inside}<currentWorkState>Available</currentWorkState>`, inside));
    expect(await told(t, 'state')).toEqual({ state: 'READY' });
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  test('without data is an empty one', async () => {
    const t = await start(small);
    const response = (inside: string) => envelope(`<n:${list}Response xmlns:n="urn:n">${inside}</n:${list}Response>`);
    for (const inside of [
      '',
      '<return/>',
      '<return xsi:nil="true"/>',
      '<return><data xsi:nil="true"/></return>',
      '<return><data/></return>',
    ]) {
      raw(t, list, response(inside));
      const { data } = await t.query('{ agents { nodes { id } failures { code } } }');
      expect(data.agents).toEqual({ nodes: [], failures: [] });
      t.reset();
    }
  });

  const good = envelope(`<n:${show}Response xmlns:n="urn:n"><return>${someone()}</return></n:${show}Response>`);
  test.each([
    ['nothing', ''],
    ['blanks', ' \n '],
    ['null', 'null'],
    ['JSON', '{"data":[]}'],
    ['a page', '<!doctype html><html><body><p>Hello</body></html>'],
    ['a page that is XML', '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Hello</p></body></html>'],
    ['half of it', good.slice(0, good.length / 2)],
    ['all but the end', good.slice(0, -1)],
    ['cut off between two elements', good.slice(0, good.indexOf('</return>'))],
    ['of crossed elements', good.replace('</agent></data>', '</data></agent>')],
    ['more than it', `${good}<more/>`],
    ['a DOCTYPE', good.replace('<soapenv:Envelope', '<!DOCTYPE x [<!ENTITY e "x">]><soapenv:Envelope')],
    ['a DOCTYPE inside', good.replace('ann', '<!DOCTYPE x>ann')],
    ['an entity of its own', good.replace('ann', '&nbsp;ann')],
    ['a bare ampersand', good.replace('ann', 'ann & co')],
    ['a reference to half a character', good.replace('ann', '&#xD800;')],
    ['no envelope', `<${show}Response/>`],
    ['no body', '<e:Envelope xmlns:e="urn:e"><e:Header/></e:Envelope>'],
    ['an empty body', envelope('')],
    ['the answer to something else', good.replaceAll(show, 'showAgentGroup')],
    ['its own question', good.replaceAll(`${show}Response`, show)],
    ['too many elements in each other', envelope('<a>'.repeat(200) + '</a>'.repeat(200))],
  ])('that is %s makes no sense', async (_name, body) => {
    const t = await start(small);
    raw(t, show, body);
    expect(await codes(t)).toEqual(['VENDOR_BAD_RESPONSE']);
    expect(sent(t, show)).toHaveLength(1);
    expect(await health(t)).toMatchObject({ lastError: 'Engage US gave an answer that makes no sense.' });
  });

  test('that breaks off is asked for again', async () => {
    const t = await start(small);
    hasten(t);
    t.sandbox.engage.fault(asking(show), 'reset-body', { times: 1 });
    expect(await told(t, 'state')).toEqual({ state: 'READY' });
    t.sandbox.engage.fault(asking(show), 'truncate');
    expect(await codes(t)).toEqual(['VENDOR_BAD_RESPONSE']);
  });
});
