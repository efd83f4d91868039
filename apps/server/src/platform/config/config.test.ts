import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { loadConfig } from './config.ts';
import { ConfigError } from './config-error.ts';
import { parseEnvironment } from './environment.ts';

const directories: string[] = [];

function emptyDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'gesso-config-'));
  directories.push(directory);
  return directory;
}

afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
});

describe('parseEnvironment', () => {
  test('an empty environment gives the documented defaults', () => {
    const settings = parseEnvironment({}, '/srv/gesso');
    expect(settings).toMatchObject({
      port: 4000,
      dataDirectory: '/srv/gesso/.gesso',
      database: { kind: 'embedded', directory: '/srv/gesso/.gesso' },
      storage: { kind: 'files', directory: '/srv/gesso/.gesso/files' },
      role: 'all',
      hasTestClock: false,
      hasRateLimits: true,
      secret: undefined,
      allowedPrivateHosts: [],
      publicUrl: 'http://localhost:4000',
      supportEmail: undefined,
      operatorName: 'Gesso',
      mail: undefined,
      payments: { kind: 'sandbox' },
      vendorVariables: {},
      prohibitedWords: [],
      warnings: [],
    });
  });

  test('prohibited words are a list with commas', () => {
    const { prohibitedWords } = parseEnvironment({ GESSO_PROHIBITED_WORDS: 'Acme, zombie king,, ' }, '/');
    expect(prohibitedWords).toEqual(['Acme', 'zombie king']);
  });

  test('a mail server needs a sender, and both may have a name', () => {
    const url = { GESSO_MAIL_URL: 'smtp://me:secret@mail.example.com:2525' };
    expect(parseEnvironment({ ...url, GESSO_MAIL_FROM: 'Studio <studio@example.com>' }, '/').mail).toEqual({
      host: 'mail.example.com',
      port: 2525,
      isTlsFromStart: false,
      login: { user: 'me', password: 'secret' },
      from: { name: 'Studio', address: 'studio@example.com' },
    });
    expect(() => parseEnvironment(url, '/')).toThrow(
      new ConfigError('GESSO_MAIL_FROM must be set together with GESSO_MAIL_URL.'),
    );
    expect(() => parseEnvironment({ GESSO_MAIL_URL: 'imap://me:secret@mail.example.com' }, '/')).toThrow(
      new ConfigError('GESSO_MAIL_URL must look like smtp://user:password@host:587.'),
    );
  });

  test('a key of Stripe makes payments real', () => {
    const settings = parseEnvironment({ STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' }, '/');
    expect(settings.payments).toEqual({
      kind: 'stripe',
      secretKey: 'sk_test_1',
      webhookSecret: 'whsec_1',
      baseUrl: undefined,
    });
  });

  test('a key of Stripe without the secret of its webhook is refused', () => {
    expect(() => parseEnvironment({ STRIPE_SECRET_KEY: 'sk_test_1' }, '/')).toThrow(
      new ConfigError('STRIPE_WEBHOOK_SECRET must be set together with STRIPE_SECRET_KEY.'),
    );
  });

  test('a secret of a webhook alone stays with the sandbox and says so', () => {
    const { payments, warnings } = parseEnvironment({ STRIPE_WEBHOOK_SECRET: 'whsec_1' }, '/');
    expect(payments).toEqual({ kind: 'sandbox' });
    expect(warnings).toEqual([expect.stringContaining('no real money is taken')]);
  });

  test('the public address loses its slash, and follows the port where none is given', () => {
    expect(parseEnvironment({ GESSO_PUBLIC_URL: 'https://Studio.example.com/' }, '/').publicUrl).toBe(
      'https://studio.example.com',
    );
    expect(parseEnvironment({ PORT: '4100' }, '/').publicUrl).toBe('http://localhost:4100');
  });

  test('an empty value counts as absent', () => {
    const settings = parseEnvironment({ PORT: '', DATABASE_URL: ' ', OPENAI_API_KEY: '' }, '/srv');
    expect(settings.port).toBe(4000);
    expect(settings.database.kind).toBe('embedded');
    expect(settings.vendorVariables).toEqual({});
  });

  test('the test clock turns rate limits off', () => {
    expect(parseEnvironment({ GESSO_TEST_CLOCK: '1' }, '/srv').hasRateLimits).toBe(false);
    expect(parseEnvironment({ GESSO_RATE_LIMITS: 'off' }, '/srv').hasRateLimits).toBe(false);
  });

  test('private hosts are exact lower-case host and port pairs', () => {
    const settings = parseEnvironment({ GESSO_ALLOW_PRIVATE_HOSTS: '127.0.0.1:8188, Studio.local:80,[::1]:90' }, '/');
    expect(settings.allowedPrivateHosts).toEqual(['127.0.0.1:8188', 'studio.local:80', '[::1]:90']);
  });

  test.each([
    ['PORT', 'http', 'PORT must be a whole number from 0 to 65535.'],
    ['PORT', '70000', 'PORT must be a whole number from 0 to 65535.'],
    ['DATABASE_URL', 'mysql://x', 'DATABASE_URL must look like postgresql://user:password@host:5432/database.'],
    ['GESSO_ROLE', 'boss', 'GESSO_ROLE must be all, web or worker.'],
    ['GESSO_TEST_CLOCK', 'yes', 'GESSO_TEST_CLOCK must be 1 (on) or 0 (off).'],
    ['GESSO_SECRET', 'short', 'GESSO_SECRET must be at least 32 characters long.'],
    [
      'GESSO_PUBLIC_URL',
      'https://example.com/studio',
      'GESSO_PUBLIC_URL must be an address without a path, such as https://studio.example.com.',
    ],
    ['GESSO_SUPPORT_EMAIL', 'help at us', 'GESSO_SUPPORT_EMAIL must be an e-mail address.'],
    ['STRIPE_SECRET_KEY', 'pk_live_1', 'STRIPE_SECRET_KEY must be a secret key of Stripe such as sk_live_….'],
    [
      'STRIPE_WEBHOOK_SECRET',
      'we_1',
      'STRIPE_WEBHOOK_SECRET must be the signing secret of the webhook such as whsec_….',
    ],
    ['STRIPE_BASE_URL', 'stripe', 'STRIPE_BASE_URL must be a web address such as https://example.com.'],
    ['OPENAI_BASE_URL', 'ftp://x', 'OPENAI_BASE_URL must be a web address such as https://example.com.'],
  ])('%s=%s is refused in one sentence', (name, value, sentence) => {
    expect(() => parseEnvironment({ [name]: value }, '/')).toThrow(new ConfigError(sentence));
  });

  test('a wrong secret is not repeated in the message', () => {
    expect(() => parseEnvironment({ GESSO_SECRET: 'hunter2' }, '/')).toThrow(/^(?!.*hunter2)/);
  });

  test('a misspelt variable is a warning, not a refusal', () => {
    expect(parseEnvironment({ GESSO_DATADIR: '/x' }, '/').warnings).toEqual([
      'GESSO_DATADIR is not a setting of Gesso.',
    ]);
  });
});

describe('loadConfig', () => {
  test('the secret is made once, readable by its owner only, and read again', () => {
    const directory = emptyDirectory();
    const first = loadConfig({}, directory);
    const second = loadConfig({}, directory);
    expect(first.secret).toMatch(/^[0-9a-f]{64}$/);
    expect(second.secret).toBe(first.secret);
    expect(readFileSync(join(directory, '.gesso/secret'), 'utf8').trim()).toBe(first.secret);
    expect(statSync(join(directory, '.gesso/secret')).mode & 0o777).toBe(0o600);
  });

  test('a given secret makes no file', () => {
    const directory = emptyDirectory();
    const config = loadConfig({ GESSO_SECRET: 'a'.repeat(32) }, directory);
    expect(config.secret).toBe('a'.repeat(32));
    expect(() => statSync(join(directory, '.gesso/secret'))).toThrow();
  });

  test('the result cannot be changed', () => {
    expect(Object.isFrozen(loadConfig({}, emptyDirectory()))).toBe(true);
  });

  test('a data folder that cannot be made is one clear sentence', () => {
    const directory = emptyDirectory();
    writeFileSync(join(directory, 'file'), '');
    expect(() => loadConfig({ GESSO_DATA_DIR: 'file/below' }, directory)).toThrow(
      /The data folder .* cannot be written/,
    );
  });

  test.skipIf(process.platform !== 'linux')('a folder of the system that takes no new ones is refused as well', () => {
    expect(() => loadConfig({ GESSO_DATA_DIR: '/proc/gesso/data' }, '/')).toThrow(/cannot be written/);
  });
});
