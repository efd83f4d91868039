import type { Pool } from 'pg';
import type { Account, Accounts } from '../../modules/accounts/index.ts';
import { grantCredits, openCreditAccount } from '../../modules/ledger/index.ts';
import type { Models } from '../../modules/models/index.ts';
import type { AuthUser } from '../../platform/auth/create-auth.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';

export type OpenAccount = (user: AuthUser) => Promise<Account>;

export type OpenAccountOptions = {
  readonly database: { readonly pool: Pool };
  readonly accounts: Accounts;
  readonly models: Models;
  readonly clock: Clock;
};

/** Names the operation in the account's ledger, so that the gift is given once. */
const SIGN_UP_OPERATION = 'sign-up';

/**
 * Opens the account of a person who has signed up: the account itself, its credits, and the free plan's gift, all or
 * nothing.
 *
 * The first of all becomes the operator. Called again, or by several requests at once, it returns the account that is
 * there.
 */
export function createOpenAccount({ database, accounts, models, clock }: OpenAccountOptions): OpenAccount {
  return (user) =>
    inTransaction(database, async (connection) => {
      const at = clock.now();
      const { account, isNew } = await accounts.ensureAccount(connection, user.id, at);
      if (!isNew) return account;
      await openCreditAccount(connection, { accountId: account.id, at });
      const { content } = await models.priceListInForce(at, connection);
      const gift = BigInt(content.plans.free.signUpMillicredits);
      if (gift === 0n) return account;
      await grantCredits(connection, {
        operationId: SIGN_UP_OPERATION,
        accountId: account.id,
        kind: 'free',
        amountMillicredits: gift,
        reason: 'sign-up',
        at,
      });
      return account;
    });
}
