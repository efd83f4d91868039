import type { Config } from '../config/config.ts';
import type { PaymentGateway } from './payment-gateway.ts';
import { createSandboxGateway, type SandboxGateway } from './sandbox/create-sandbox-gateway.ts';
import type { SandboxOptions } from './sandbox/sandbox-options.ts';

/** The one gateway of this installation. */
export type Payments = {
  readonly gateway: PaymentGateway;
  /** The same gateway where it is the embedded one; undefined where money is real, so that nothing of it is reachable. */
  readonly sandbox: SandboxGateway | undefined;
};

/** Opens the gateway that the environment names: Stripe where its key is set, else the sandbox. */
export async function createPaymentGateway(
  { payments }: Pick<Config, 'payments'>,
  options: SandboxOptions,
): Promise<Payments> {
  switch (payments.kind) {
    case 'sandbox': {
      const sandbox = createSandboxGateway(options);
      return { gateway: sandbox, sandbox };
    }
    case 'stripe': {
      // 0.35 s of loading (measured) that nobody without a key waits for.
      const { createStripeGateway } = await import('./stripe/create-stripe-gateway.ts');
      const { newId } = options;
      return { gateway: createStripeGateway({ ...payments, newId, wallClock: () => new Date() }), sandbox: undefined };
    }
  }
}
