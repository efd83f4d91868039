import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { MailServer } from '../mail/mail-server.ts';
import { ConfigError } from './config-error.ts';
import { type LanguageModelSettings, pickLanguageModel, warnAboutLanguageModel } from './language-model-variables.ts';
import { mailVariables, pickMail } from './mail-variables.ts';
import { type PaymentSettings, paymentVariables, pickPayments, warnAboutPayments } from './payment-variables.ts';
import { httpUrl, isUrlWith, optionalText } from './variable-schemas.ts';
import { VENDOR_KEY_VARIABLES, VENDOR_URL_VARIABLES, type VendorVariable } from './vendor-variables.ts';

/** `all` serves and works; `web` only serves; `worker` only works the jobs. */
export type ServerRole = 'all' | 'web' | 'worker';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/** Where rows live: a PostgreSQL this process starts itself, or any other one. */
export type DatabaseLocation =
  | { readonly kind: 'embedded'; readonly directory: string }
  | { readonly kind: 'url'; readonly url: string };

/** Where the bytes of pictures live. */
export type StorageLocation = { readonly kind: 'files'; readonly directory: string };

/** What the environment says, parsed; the secret may still be absent. */
export type EnvironmentSettings = {
  readonly port: number;
  readonly dataDirectory: string;
  readonly database: DatabaseLocation;
  readonly storage: StorageLocation;
  readonly role: ServerRole;
  /** True when an operator may move the product's clock. */
  readonly hasTestClock: boolean;
  readonly hasRateLimits: boolean;
  readonly secret: string | undefined;
  /** Exact `host:port` pairs that outgoing requests may reach although the address is private. */
  readonly allowedPrivateHosts: readonly string[];
  /** Where people reach this installation, without a slash at the end: what links in mails and return addresses start with. */
  readonly publicUrl: string;
  /** The operator's address for people with questions. */
  readonly supportEmail: string | undefined;
  /** Who runs this installation and sells here: the seller of its invoices. */
  readonly operatorName: string;
  /** Where messages leave by; undefined where they stay in the local mailbox. Holds a password: never logged. */
  readonly mail: MailServer | undefined;
  readonly payments: PaymentSettings;
  readonly vendorVariables: Readonly<Partial<Record<VendorVariable, string>>>;
  /** The model that plans; undefined where the built-in planner is the only one. Holds a key: never logged. */
  readonly languageModel: LanguageModelSettings | undefined;
  /** Pictures for measuring the board; undefined where there is no `/bench`, which is everywhere but in a bench. */
  readonly benchPictures: string | undefined;
  /** Words and phrases that nobody may have made here, as the operator wrote them. */
  readonly prohibitedWords: readonly string[];
  readonly logLevel: LogLevel;
  /** Sentences worth a log line, for example a misspelt variable. */
  readonly warnings: readonly string[];
};

/** Shorter secrets can be guessed; 32 characters of hex already hold 128 bits. */
export const MINIMUM_SECRET_LENGTH = 32;

/** It stands on one line of an invoice. */
const LONGEST_OPERATOR_NAME = 100;

const HOST_AND_PORT = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+):\d{1,5}$/i;

const ownVariables = {
  PORT: optionalText
    .transform((text) => Number(text ?? '4000'))
    .refine((port) => Number.isInteger(port) && port >= 0 && port <= 65535, 'must be a whole number from 0 to 65535'),
  GESSO_DATA_DIR: optionalText.transform((text) => text ?? './.gesso'),
  DATABASE_URL: optionalText.refine(
    (text) => text === undefined || isUrlWith(text, ['postgres:', 'postgresql:']),
    'must look like postgresql://user:password@host:5432/database',
  ),
  GESSO_STORAGE_URL: optionalText.refine(
    (text) => text === undefined || isUrlWith(text, ['file:']),
    'must be a folder such as file:///var/lib/gesso/files (S3 is not supported yet)',
  ),
  GESSO_ROLE: optionalText
    .transform((text) => text ?? 'all')
    .pipe(z.enum(['all', 'web', 'worker'], { error: 'must be all, web or worker' })),
  GESSO_TEST_CLOCK: optionalText
    .transform((text) => text ?? '0')
    .pipe(z.enum(['0', '1'], { error: 'must be 1 (on) or 0 (off)' })),
  GESSO_RATE_LIMITS: optionalText
    .transform((text) => text ?? 'on')
    .pipe(z.enum(['on', 'off'], { error: 'must be on or off' })),
  GESSO_SECRET: optionalText.refine(
    (text) => text === undefined || text.length >= MINIMUM_SECRET_LENGTH,
    `must be at least ${MINIMUM_SECRET_LENGTH} characters long`,
  ),
  GESSO_ALLOW_PRIVATE_HOSTS: optionalText
    .transform((text) => (text ?? '').split(',').map((host) => host.trim().toLowerCase()))
    .transform((hosts) => hosts.filter((host) => host !== ''))
    .refine(
      (hosts) => hosts.every((host) => HOST_AND_PORT.test(host)),
      'must be host:port pairs separated by commas, for example 127.0.0.1:8188',
    ),
  GESSO_PUBLIC_URL: httpUrl
    .refine(
      (text) => text === undefined || isOrigin(text),
      'must be an address without a path, such as https://studio.example.com',
    )
    .transform((text) => text && new URL(text).origin),
  GESSO_OPERATOR_NAME: optionalText.refine(
    (text) => text === undefined || text.length <= LONGEST_OPERATOR_NAME,
    `must be at most ${LONGEST_OPERATOR_NAME} characters long`,
  ),
  GESSO_PROHIBITED_WORDS: optionalText
    .transform((text) => (text ?? '').split(',').map((word) => word.trim()))
    .transform((words) => words.filter((word) => word !== '')),
  ...mailVariables,
  GESSO_SUPPORT_EMAIL: optionalText.refine(
    (text) => text === undefined || z.email().safeParse(text).success,
    'must be an e-mail address',
  ),
  GESSO_BENCH_PICTURES: optionalText,
  GESSO_LOG_LEVEL: optionalText
    .transform((text) => text ?? 'info')
    .pipe(
      z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
        error: 'must be fatal, error, warn, info, debug, trace or silent',
      }),
    ),
};

const environmentSchema = z.object({
  ...ownVariables,
  ...paymentVariables,
  ...Object.fromEntries(VENDOR_KEY_VARIABLES.map((name) => [name, optionalText])),
  ...Object.fromEntries(VENDOR_URL_VARIABLES.map((name) => [name, httpUrl])),
});

/**
 * Reads every variable Gesso knows, with its default.
 *
 * Touches nothing outside its arguments: no file is read and no folder made.
 *
 * @param environment - Usually `process.env`. Empty values count as absent.
 * @param workingDirectory - What a relative `GESSO_DATA_DIR` is relative to.
 * @throws ConfigError naming the first wrong variable and what it must be. The value is not repeated: it may be a key.
 */
export function parseEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  workingDirectory: string,
): EnvironmentSettings {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ConfigError(`${String(issue?.path[0])} ${issue?.message}.`);
  }
  const values = parsed.data;
  const dataDirectory = resolve(workingDirectory, values.GESSO_DATA_DIR);
  const vendorVariables = pickVendorVariables(values);
  return {
    port: values.PORT,
    dataDirectory,
    database:
      values.DATABASE_URL === undefined
        ? { kind: 'embedded', directory: dataDirectory }
        : { kind: 'url', url: values.DATABASE_URL },
    storage: {
      kind: 'files',
      directory:
        values.GESSO_STORAGE_URL === undefined
          ? resolve(dataDirectory, 'files')
          : fileURLToPath(values.GESSO_STORAGE_URL),
    },
    role: values.GESSO_ROLE,
    hasTestClock: values.GESSO_TEST_CLOCK === '1',
    // A test clock stands still while the wall clock runs: limits counted on the one would not fit the other.
    hasRateLimits: values.GESSO_RATE_LIMITS === 'on' && values.GESSO_TEST_CLOCK === '0',
    secret: values.GESSO_SECRET,
    allowedPrivateHosts: values.GESSO_ALLOW_PRIVATE_HOSTS,
    publicUrl: values.GESSO_PUBLIC_URL ?? `http://localhost:${values.PORT}`,
    supportEmail: values.GESSO_SUPPORT_EMAIL,
    operatorName: values.GESSO_OPERATOR_NAME ?? 'Gesso',
    mail: pickMail(values),
    payments: pickPayments(values),
    vendorVariables,
    languageModel: pickLanguageModel(vendorVariables),
    benchPictures: values.GESSO_BENCH_PICTURES && resolve(workingDirectory, values.GESSO_BENCH_PICTURES),
    prohibitedWords: values.GESSO_PROHIBITED_WORDS,
    logLevel: values.GESSO_LOG_LEVEL,
    warnings: [
      ...Object.keys(environment).flatMap(warnAboutUnknownVariable),
      ...warnAboutPayments(values),
      ...warnAboutLanguageModel(vendorVariables),
    ],
  };
}

function pickVendorVariables(values: Readonly<Record<string, unknown>>): EnvironmentSettings['vendorVariables'] {
  const picked: Partial<Record<VendorVariable, string>> = {};
  for (const name of [...VENDOR_KEY_VARIABLES, ...VENDOR_URL_VARIABLES]) {
    const value = values[name];
    if (typeof value === 'string') picked[name] = value;
  }
  return picked;
}

// A misspelt variable silently means the default, which is hard to find; a stranger's GESSO_ variable is no reason to stop.
function warnAboutUnknownVariable(name: string): readonly string[] {
  return name.startsWith('GESSO_') && !(name in ownVariables) ? [`${name} is not a setting of Gesso.`] : [];
}

function isOrigin(text: string): boolean {
  const { pathname, search, hash, username } = new URL(text);
  return pathname === '/' && search === '' && hash === '' && username === '';
}
