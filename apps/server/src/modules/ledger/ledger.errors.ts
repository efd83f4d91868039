/** An id came back with another payload: somebody reused it, and neither answer would be true. Nothing was moved. */
export class OperationMismatchError extends Error {
  readonly code = 'idempotency-mismatch';
  readonly retryable = false;
  override readonly name = 'OperationMismatchError';

  constructor(operationId: string) {
    super(`The operation ${operationId} was already done with other values; use a new id for a new operation.`);
  }
}

/** The account has no credit account: whoever opened it left out `openCreditAccount`. */
export class CreditAccountMissingError extends Error {
  readonly code = 'credit-account-missing';
  readonly retryable = false;
  override readonly name = 'CreditAccountMissingError';

  constructor(accountId: string) {
    super(`The account ${accountId} has no credit account.`);
  }
}

/** More operations wait than could be answered in time. Nothing was moved. */
export class LedgerBusyError extends Error {
  readonly code = 'ledger-busy';
  readonly retryable = true;
  override readonly name = 'LedgerBusyError';

  constructor() {
    super('Too many credit operations are waiting; try again in a moment.');
  }
}

/** The desk takes nothing more, since the server is stopping. Nothing was moved. */
export class LedgerClosedError extends Error {
  readonly code = 'ledger-closed';
  readonly retryable = true;
  override readonly name = 'LedgerClosedError';

  constructor() {
    super('The server is stopping; try again in a moment.');
  }
}

/** A batch took a hold for a new one that was made before. Inside the ledger only: the batch is run again with a look. */
export class HoldRepeatedError extends Error {
  constructor() {
    super('A hold of this batch was made before.');
    this.name = 'HoldRepeatedError';
  }
}
