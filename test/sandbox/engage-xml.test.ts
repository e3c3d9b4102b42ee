import { describe, expect, test } from '@jest/globals';
import { type Element, readXml } from '../../src/sandbox/engage/xml/read.ts';
import { write } from '../../src/sandbox/engage/xml/write.ts';

/** An element in short: name, text, children. */
const outline = ({ name, text, children }: Element): unknown =>
  children.length === 0 ? [name, text] : [name, ...children.map(outline)];

describe('reading', () => {
  test('takes text, entities, CDATA, comments and empty elements', () => {
    const text = `\uFEFF<?xml version="1.0"?><!-- a - comment -->
      <a><b>O&apos;Neil &amp; Co</b><!-- <c> --><b x='"'>&#60;&#x3e;<![CDATA[ <&]]>!</b><b /></a><!-- end -->`;
    expect(outline(readXml(text))).toEqual(['a', ['b', "O'Neil & Co"], ['b', '<> <&!'], ['b', '']]);
    expect(readXml(text).children[1]?.attributes).toEqual(new Map([['x', '"']]));
    expect(readXml('<a>x\r\ny\rz</a>').text).toBe('x\ny\nz');
  });

  test('knows namespaces', () => {
    const root = readXml(
      '<p:a xmlns:p="one" xmlns="two"><b p:c="1" d="2"/><p:b xmlns:p="three" xmlns=""><e/></p:b></p:a>',
    );
    const [b, other] = root.children;
    expect([root, b, other, other?.children[0]].map((each) => `{${each?.namespace}}${each?.name}`)).toEqual([
      '{one}a',
      '{two}b',
      '{three}b',
      '{}e',
    ]);
    expect([...(b?.attributes ?? [])]).toEqual([
      ['{one}c', '1'],
      ['d', '2'],
    ]);
    expect(other?.prefixes.get('p')).toBe('three');
  });

  const wrong = {
    '': 'An element is missing',
    text: 'An element is missing',
    '<a>': 'An element is missing',
    '<a><b></a></b>': '</a> ends <b>',
    '<a/><b/>': 'Something follows',
    '<a>&nbsp;</a>': '&nbsp means nothing',
    '<a>p&ss</a>': '&ss means nothing',
    '<a>&#0;</a>': '&#0 means nothing',
    '<a>&#x110000;</a>': '&#x110000 means nothing',
    '<a>\u0001</a>': 'XML does not allow',
    '<a b="1" b="2"/>': 'comes twice',
    '<a b=1/>': 'A tag does not end',
    '<a b="<"/>': 'A tag does not end',
    '<p:a/>': 'p:a is no known name',
    '<a p:b="1"/>': 'p:b is no known name',
    '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>': 'An element is missing',
    '<a><!-- a -- b --></a>': 'An element is missing',
    '\u00A0<a/>': 'An element is missing',
  };
  test.each(Object.entries(wrong))('refuses %j', (text, message) => {
    expect(() => readXml(text)).toThrow(message);
  });

  test('refuses what is too deep', () => {
    expect(() => readXml(`${'<a>'.repeat(102)}${'</a>'.repeat(102)}`)).toThrow('Too many elements inside each other');
  });
});

describe('writing', () => {
  test('escapes, repeats, leaves out, and says nil', () => {
    const written = write('a', {
      b: `<&>"'\r`,
      c: [1, true],
      d: undefined,
      e: null,
      f: [],
      g: { '@type': 'T', h: '' },
    });
    expect(written).toBe(
      '<a><b>&lt;&amp;&gt;&quot;&apos;&#13;</b><c>1</c><c>true</c><e xsi:nil="true"/><g xsi:type="ns2:T"><h></h></g></a>',
    );
  });
});
