import type { Pool, PoolClient } from 'pg';
import type { Models } from '../../modules/models/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { CallLocks } from '../../platform/idempotency/call-locks.store.ts';
import type { Logger } from '../../platform/log/create-logger.ts';
import type { NewMail } from '../../platform/mail/mail.ts';
import type { GatewayEvent, PaymentGateway } from '../../platform/payments/payment-gateway.ts';

/** What only the embedded gateway can do. */
export type SandboxHandles = {
  readonly authenticate: (id: string, outcome: 'succeed' | 'fail') => Promise<SandboxAnswer>;
  readonly simulate: (kind: 'dispute' | 'refund' | 'late-success', chargeRef: string) => Promise<SandboxAnswer>;
};

type SandboxAnswer =
  | { readonly ok: true; readonly event: GatewayEvent }
  | { readonly ok: false; readonly reason: 'unknown' | 'not-waiting' | 'nothing-left' };

/** Everything that the stories of plans and money touch. */
export type BillingContext = {
  readonly database: { readonly pool: Pool };
  readonly models: Pick<Models, 'priceListInForce' | 'priceListOf'>;
  readonly gateway: PaymentGateway;
  /** Undefined where money is real. */
  readonly sandbox: SandboxHandles | undefined;
  /** Whoever is at work on a payment or a refund holds a lock that dies with the process. */
  readonly locks: CallLocks;
  readonly clock: Clock;
  readonly log: Logger;
  /** A fresh UUIDv7. */
  readonly newId: () => string;
  /** Where pages of the gateway lead back to; absolute, without a slash at its end. */
  readonly publicUrl: string;
  /** Writes a message in the transaction of what it tells. */
  readonly sendMail: (connection: PoolClient, mail: NewMail) => Promise<unknown>;
};
