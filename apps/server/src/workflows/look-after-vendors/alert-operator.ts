import type { PoolClient } from 'pg';
import { listOperators } from '../../modules/accounts/index.ts';
import type { NotedFailure } from '../../modules/vendors/index.ts';
import type { NewMail } from '../../platform/mail/mail.ts';

export type AlertOptions = {
  /** Where links in mails begin. */
  readonly publicUrl: string;
  /** An address that the operator has named for this installation; the operators' own are used where there is none. */
  readonly address: string | undefined;
  readonly sendMail: (connection: PoolClient, mail: NewMail) => Promise<unknown>;
};

/** Writes to whoever runs this installation that a vendor needs them: a refused key, an empty account. */
export function createAlertOperator({ publicUrl, address, sendMail }: AlertOptions) {
  return async (connection: PoolClient, failure: NotedFailure): Promise<void> => {
    const operators = address === undefined ? await listOperators(connection) : [];
    const addresses = address === undefined ? operators.map(({ email }) => email) : [address];
    for (const to of addresses) await sendMail(connection, write(failure, { to, publicUrl }));
  };
}

/** What has happened, what it does to orders meanwhile, and what ends it, by its code. */
const WORDS: Readonly<Record<string, readonly [happened: string, remedy: string]>> = {
  auth: ['refused the key of this Gesso', 'Enter a new key on the operator’s page; it is tested before it is stored.'],
  'insufficient-vendor-balance': [
    'says that its account is empty',
    'Fill it up at the vendor, then ask for the balance on the operator’s page, and orders go there again at once.',
  ],
};

function write(
  { vendor, code, message, at }: NotedFailure,
  { to, publicUrl }: { to: string; publicUrl: string },
): NewMail {
  const [happened, remedy] = WORDS[code] ?? ['needs you', 'See the operator’s page.'];
  const text = [
    `The vendor ${vendor} ${happened}.`,
    `In its adapter’s words: ${message}`,
    'Until it is mended orders go another way where there is one. Where there is none, its models are not offered, and whoever had ordered has the credits back.',
    `${remedy} ${publicUrl}/vendors`,
  ];
  return { to, subject: `The vendor ${vendor} ${happened}`, text: `${text.join('\n\n')}\n`, at };
}
