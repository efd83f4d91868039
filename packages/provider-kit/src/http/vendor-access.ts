import type { Availability } from '../availability.ts';

/** What the server hands to every vendor's adapter: where its key and address stand, and what it may reach. */
export type VendorAccess = {
  /**
   * A key or base address by the name of its variable, as the operator set it: on the page, else in the environment. Asked at
   * each call, since it may change while the server runs.
   */
  readonly read: (variable: string) => string | undefined;
  /** `host:port` pairs of `GESSO_ALLOW_PRIVATE_HOSTS`. */
  readonly allowedHosts: ReadonlySet<string>;
  /** Milliseconds since 1970. Default: the system's. For tests. */
  readonly now?: () => number;
  /** Default: a timer. For tests. */
  readonly wait?: (ms: number) => Promise<unknown>;
};

/**
 * Whether a vendor's key is there, and the sentence that says what to add.
 *
 * @param keys - Each entry is a set of variables that is enough on its own.
 * @example
 * keyAvailability(access, [['KLING_API_KEY'], ['KLING_ACCESS_KEY', 'KLING_SECRET_KEY']])
 */
export function keyAvailability(
  { read }: Pick<VendorAccess, 'read'>,
  keys: readonly (readonly string[])[],
): Availability {
  if (keys.some((names) => names.every((name) => read(name)))) return { available: true };
  const names = keys.map((set) => set.join(' + ')).join(' or ');
  return { available: false, reason: `Add ${names} on the operator’s page or in the environment.` };
}
