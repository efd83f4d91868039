import type { Availability } from './availability.ts';
import type { VendorAccess } from './http/vendor-access.ts';
import { KitError } from './kit-error.ts';
import type { ModelDefinition } from './model-definition.ts';
import type { Provider } from './provider.ts';

/** The reason of a model that is listed and priced, but that no adapter of this version runs. */
export const NOT_RUN_YET = 'This version does not run it yet.';

/**
 * A provider that lists and prices its models and runs none of them.
 *
 * @param reason - Asked at each look, since a key may be added while the server runs.
 */
export function createUnavailableProvider(options: {
  readonly vendor: string;
  readonly models: readonly ModelDefinition[];
  readonly reason: () => string;
}): Provider {
  const availability = (): Availability => ({ available: false, reason: options.reason() });
  const refuse = async (): Promise<never> => {
    throw new KitError({ code: 'unavailable', message: options.reason(), retryable: false });
  };
  return {
    vendor: options.vendor,
    models: options.models,
    availability,
    submit: refuse,
    poll: refuse,
    fetch: refuse,
    cancel: refuse,
    close: async () => undefined,
  };
}

/**
 * Says what is missing to run a vendor's models: first its key, then an adapter.
 *
 * @param keys - Each entry is a set of variables that is enough on its own.
 * @example
 * missingReason(access, [['KLING_API_KEY'], ['KLING_ACCESS_KEY', 'KLING_SECRET_KEY']])
 * // Add KLING_API_KEY or KLING_ACCESS_KEY + KLING_SECRET_KEY and a later version of Gesso; this one lists and prices it.
 */
export function missingReason({ read }: Pick<VendorAccess, 'read'>, keys: readonly (readonly string[])[]): string {
  const hasKeys = keys.some((names) => names.every((name) => read(name)));
  if (hasKeys) return NOT_RUN_YET;
  const names = keys.map((set) => set.join(' + ')).join(' or ');
  return `Add ${names} and a later version of Gesso; this one lists and prices it.`;
}
