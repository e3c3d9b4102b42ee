import { z } from 'zod';
import { wanted } from './values.ts';

/** Servers and proxies refuse longer ones. */
const longestAddress = 2000;

function parseAddress(written: string): URL | null {
  const plain = /^https?:\/\/[^\s?#\\]+$/i.test(written);
  const url = plain && written.length <= longestAddress ? URL.parse(written) : null;
  return url !== null && url.username === '' && url.password === '' ? url : null;
}

/** The address of a vendor's API; read without a slash at its end. */
export function baseUrl() {
  const error = wanted(
    'an address that begins with http:// or https:// and holds no user name, password, blank, query (?) or fragment (#)',
  );
  return z
    .string({ error })
    .refine((written) => parseAddress(written) !== null, { error })
    .transform((written) => (parseAddress(written)?.href ?? written).replace(/\/+$/, ''));
}

/** A web origin, read as browsers write it: in small letters and without the usual port. */
export function origin() {
  const error = wanted('an origin such as https://desk.example, without a path');
  return z
    .string({ error })
    .refine((written) => parseAddress(written)?.pathname === '/', { error })
    .transform((written) => parseAddress(written)?.origin ?? written);
}

/** The address of a Redis server; with a user name, password and number of the database where there are any. */
export function redisUrl() {
  const error = wanted(
    'an address such as redis://localhost:6379, or rediss:// for TLS; put a password before the host as in redis://:password@host, with %xx for its special characters',
  );
  return z.string({ error }).refine(
    (written) => {
      const url =
        /^rediss?:\/\/[^\s?#\\]+$/.test(written) && written.length <= longestAddress ? URL.parse(written) : null;
      return url !== null && url.hostname !== '' && /^(\/\d{0,4})?$/.test(url.pathname);
    },
    { error },
  );
}

/** The address of a key set: over plain HTTP anybody on the way could put keys of their own into it. */
export function keySetUrl() {
  const error = wanted(
    'an address that begins with https:// (http:// for this machine alone) and holds no user name, password, blank or fragment (#)',
  );
  return z.string({ error }).refine(
    (written) => {
      const url =
        written.length <= longestAddress && /^https?:\/\/[^\s#\\]+$/i.test(written) ? URL.parse(written) : null;
      const isOpen = url?.username === '' && url.password === '';
      return isOpen && (url.protocol === 'https:' || isLoopback(url.hostname));
    },
    { error },
  );
}

/** An address that we may call with events, with every address below it; read without a slash at its end. */
export function callbackUrl() {
  const error = wanted(
    'an address that begins with https:// (http:// for this machine alone) and holds no user name, password, blank, query (?) or fragment (#)',
  );
  return z
    .string({ error })
    .refine(
      (written) => {
        const url = parseAddress(written);
        return url !== null && (url.protocol === 'https:' || isLoopback(url.hostname));
      },
      { error },
    )
    .transform((written) => (parseAddress(written)?.href ?? written).replace(/\/+$/, ''));
}

/** Whether a host, as addresses have it, is this machine by its name or number. */
const isLoopback = (host: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host);
