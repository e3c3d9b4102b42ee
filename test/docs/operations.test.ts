import { existsSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { isInterfaceType, isObjectType } from 'graphql';
import { uncached } from '../conformance/kit.ts';
import { gateways } from '../kit/gateway.ts';
import { ownSchema } from '../schema/sdl.ts';
import { operationRows, root } from './readme.ts';
import { documentOf, settingsFor, ways } from './ways.ts';

const rows = operationRows();
const works = rows.filter(({ state }) => state !== 'not yet');

describe('the table of vendor operations', () => {
  test('has every operation of the four pages, once', () => {
    const byVendor = Map.groupBy(rows, ({ vendor }) => vendor);
    expect([...byVendor].map(([vendor, some]) => [vendor, some.length])).toEqual([
      ['TENIOS', 6],
      ['Sinch', 25],
      ['DeepCall', 3],
      ['Engage', 19],
    ]);
    expect(new Set(rows.map(({ vendor, operation }) => `${vendor} ${operation}`)).size).toBe(53);
  });

  test('names fields that the schema has', () => {
    const schema = ownSchema();
    const has = (coordinate: string): boolean => {
      const [type = '', field = ''] = coordinate.split('.');
      const found = schema.getType(type);
      return (isObjectType(found) || isInterfaceType(found)) && field in found.getFields();
    };
    expect(rows.filter(({ fields }) => fields.length === 0)).toEqual([]);
    expect(rows.flatMap(({ fields }) => fields).filter((field) => !has(field))).toEqual([]);
  });

  test('names a test, which exists, for everything that works', () => {
    expect(works.filter(({ tests }) => tests.length === 0)).toEqual([]);
    expect(rows.flatMap(({ tests }) => tests).filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });

  test('calls working what is tried below, and nothing else', () => {
    const named = works.map(({ operation, fields }) => [operation, [...fields].sort()]);
    const tried = Object.entries(ways).map(([operation, byField]) => [operation, Object.keys(byField).sort()]);
    expect(Object.fromEntries(named)).toEqual(Object.fromEntries(tried));
  });
});

const start = gateways();

/** Every place of an answer where something is missing that was asked for, or where a failure stands. */
function wants(value: unknown, place = ''): readonly string[] {
  const isFailures = /(errors|failures)$/.test(place);
  if (value === null || (Array.isArray(value) && value.length > 0 === isFailures)) return [place];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => wants(inner, `${place}.${key}`));
}

const tries = works.flatMap((row) => row.fields.map((field) => ({ ...row, field, way: ways[row.operation]?.[field] })));

describe.each(tries)('$operation by $field', ({ operation, way }) => {
  const itself = new RegExp(`^${operation.replace(/\{\w+\}/g, '[^/]+')}$`);

  test('is called', async () => {
    if (way === undefined) throw new Error('The README names a field for which test/docs/ways.ts has no document.');
    const tried = await start({ ...uncached, source: { ...uncached.source, ...settingsFor[operation] } });
    const document = await documentOf(way, tried);
    const before = (['tenios', 'deepcall', 'engage', 'sinch'] as const).map(
      (vendor) => [vendor, tried.calls(vendor).length] as const,
    );
    const { data, errors } = await tried.query(document);
    expect(errors).toBeUndefined();
    expect(wants(data)).toEqual([]);
    const calls = before.flatMap(([vendor, made]) => tried.calls(vendor).slice(made));
    expect(calls).toContainEqual(expect.stringMatching(itself));
  });
});
