import type { Config } from '../config/config.ts';
import { ConfigError } from '../config/config-error.ts';
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
  if (payments.kind === 'stripe') throw new ConfigError('This version cannot take payments by Stripe yet.');
  const sandbox = createSandboxGateway(options);
  return { gateway: sandbox, sandbox };
}
