import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { configOf, file, isOneProblem, messagesOf, pathsOf, problemsOf } from './kit.ts';

const folder = mkdtempSync(join(tmpdir(), 'trunkline-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

const jwt = { mode: 'jwt', issuer: 'https://login.example', audience: 'trunkline' };
const secret = 'x'.repeat(32);
const jwksUri = 'https://login.example/jwks.json';

/** The path of a file with this in it. */
function written(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const spki = { type: 'spki', format: 'pem' } as const;
const pkcs8 = { type: 'pkcs8', format: 'pem' } as const;
const pem = String(rsa.publicKey.export(spki));

describe('auth by token', () => {
  test('takes a key set, with the usual claims', () => {
    expect(configOf(file({ auth: { ...jwt, jwksUri } })).auth).toEqual({
      ...jwt,
      scopesClaim: 'scope',
      emailClaim: 'email',
      key: { kind: 'jwks', uri: jwksUri },
    });
  });

  test('takes a secret of the environment, and other claims', () => {
    const auth = { ...jwt, secret: `\${S}`, scopesClaim: 'scp', emailClaim: 'upn' };
    expect(configOf(file({ auth }), { S: secret }).auth).toEqual({
      ...jwt,
      scopesClaim: 'scp',
      emailClaim: 'upn',
      key: { kind: 'secret', secret },
    });
  });

  test.each(['http://127.0.0.1:8080/jwks', 'http://localhost/jwks', 'http://[::1]/jwks', 'https://l.example/k?p=1'])(
    'takes %s for a key set',
    (uri) => {
      expect(configOf(file({ auth: { ...jwt, jwksUri: uri } })).auth).toMatchObject({ key: { uri } });
    },
  );

  test('takes the public key of a file', () => {
    const publicKeyFile = written('key.pem', pem);
    expect(configOf(file({ auth: { ...jwt, publicKeyFile } })).auth).toMatchObject({ key: { kind: 'pem', pem } });
    const pkcs1 = written('pkcs1.pem', String(rsa.publicKey.export({ type: 'pkcs1', format: 'pem' })));
    expect(configOf(file({ auth: { ...jwt, publicKeyFile: pkcs1 } })).auth).toMatchObject({ key: { kind: 'pem' } });
  });
});

const private8 = String(rsa.privateKey.export(pkcs8));
const files = {
  private: private8,
  'private and public': pem + private8,
  'private, of RSA': String(rsa.privateKey.export({ type: 'pkcs1', format: 'pem' })),
  'private, encrypted': String(rsa.privateKey.export({ ...pkcs8, cipher: 'aes-256-cbc', passphrase: 'p' })),
  'private, of EC': String(
    generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'sec1', format: 'pem' }),
  ),
  certificate: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
  damaged: pem.replace('M', '!'),
  words: 'a marked word',
  bytes: Buffer.from([0, 255, 0, 255]),
  weak: String(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export(spki)),
  'of another curve': String(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey.export(spki)),
  'of another kind': String(generateKeyPairSync('x25519').publicKey.export(spki)),
  huge: pem.padEnd(70_000, '\n'),
};

describe('a key file that is', () => {
  test.each<[string, string]>([
    ['private', 'holds a private key'],
    ['private and public', 'openssl pkey -in key.pem -pubout'],
    ['private, of RSA', 'holds a private key'],
    ['private, encrypted', 'holds a private key'],
    ['private, of EC', 'holds a private key'],
    ['certificate', 'holds no public key'],
    ['damaged', 'holds no public key'],
    ['words', 'holds no public key'],
    ['bytes', 'holds no public key'],
    ['weak', 'RSA of 2048 bits or more'],
    ['of another curve', 'signs no tokens'],
    ['of another kind', 'signs no tokens'],
    ['huge', 'no file of a key'],
  ])('%s is refused', (name, words) => {
    const publicKeyFile = written(`${name}.pem`, files[name as keyof typeof files]);
    isOneProblem({ auth: { ...jwt, publicKeyFile } }, 'auth.publicKeyFile', words);
  });

  test('not there, or a folder, is refused', () => {
    isOneProblem({ auth: { ...jwt, publicKeyFile: join(folder, 'none') } }, 'auth.publicKeyFile', 'cannot be read');
    isOneProblem({ auth: { ...jwt, publicKeyFile: folder } }, 'auth.publicKeyFile', 'no file of a key');
  });
});

describe('what is wrong with auth is said with how to mend it', () => {
  test.each<[object, string, string]>([
    [{ ...jwt }, 'auth', 'has no key to check tokens with; write jwksUri, secret or publicKeyFile.'],
    [{ ...jwt, jwksUri, secret }, 'auth.secret', 'does not go with jwksUri; keep one of the two.'],
    [{ ...jwt, secret: 'x'.repeat(31) }, 'auth.secret', 'make one: openssl rand -base64 32'],
    [{ ...jwt, secret: 7 }, 'auth.secret', 'put it in quotes'],
    [{ ...jwt, secret, issuer: undefined }, 'auth.issuer', 'is missing; write'],
    [{ ...jwt, secret, audience: '' }, 'auth.audience', 'must be'],
    [{ ...jwt, secret, audience: ['a'] }, 'auth.audience', 'must be'],
    [{ ...jwt, secret, scopeClaim: 'scp' }, 'auth.scopeClaim', 'did you mean scopesClaim?'],
    [{ ...jwt, jwksURI: jwksUri, secret }, 'auth.jwksURI', 'did you mean jwksUri?'],
    [{ ...jwt, jwksUri: 'http://login.example/jwks' }, 'auth.jwksUri', 'begins with https://'],
    [{ ...jwt, jwksUri: 'http://127.0.0.1.login.example/jwks' }, 'auth.jwksUri', 'begins with https://'],
    [{ ...jwt, jwksUri: 'https://u:p@login.example/jwks' }, 'auth.jwksUri', 'holds no user name'],
    [{ ...jwt, jwksUri: 'file:///jwks.json' }, 'auth.jwksUri', 'begins with https://'],
    [{ ...jwt, jwksUri: 'login.example' }, 'auth.jwksUri', 'begins with https://'],
    [{ mode: 'none', secret }, 'auth.secret', 'is not a known key'],
  ])('%j', (auth, path, words) => isOneProblem({ auth }, path, words));

  test('all of it at once', () => {
    const auth = { mode: 'jwt', jwksUri: 'x', secret: 'short', publicKeyFile: folder, emailClaim: '', colour: 1 };
    expect(pathsOf(file({ auth }))).toEqual(
      [
        'auth.audience',
        'auth.colour',
        'auth.emailClaim',
        'auth.issuer',
        'auth.jwksUri',
        'auth.publicKeyFile',
        'auth.publicKeyFile',
        'auth.secret',
        'auth.secret',
      ].sort(),
    );
  });

  test('without showing the secret, the key or the path', () => {
    const marked = 'a-marked-secret';
    const auths = [
      { ...jwt, secret: marked },
      { ...jwt, publicKeyFile: written(marked, files['private and public']) },
      { ...jwt, publicKeyFile: `/${marked}` },
      { ...jwt, jwksUri: `https://u:${marked}@login.example` },
    ];
    for (const auth of auths) expect(JSON.stringify(problemsOf(file({ auth })))).not.toContain(marked);
  });

  test('and with both ways to write it where there is none', () => {
    const { auth = '' } = messagesOf(file({ auth: undefined }));
    expect(auth).toContain('auth: { mode: jwt, issuer: https://login.example, audience: trunkline, jwksUri: ');
    expect(auth).toContain(
      'or auth: { mode: none } to say aloud that everyone who reaches the port may do everything.',
    );
  });
});
