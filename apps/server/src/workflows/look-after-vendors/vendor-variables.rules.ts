import type { Provider } from '@gesso/provider-kit';

/** A variable of a vendor that the operator may set. */
export type VendorVariable = { readonly name: string; readonly kind: 'key' | 'address' };

/**
 * The variables of a vendor: those that begin with its name, keys first.
 *
 * @param names - All that this Gesso knows.
 */
export function variablesOf({ vendor }: Pick<Provider, 'vendor'>, names: readonly string[]): readonly VendorVariable[] {
  const prefix = `${vendor.toUpperCase().replaceAll('-', '_')}_`;
  const own = names.filter((name) => name.startsWith(prefix));
  const isAddress = (name: string) => name.endsWith('_BASE_URL');
  return [
    ...own.filter((name) => !isAddress(name)).map((name) => ({ name, kind: 'key' }) as const),
    ...own.filter(isAddress).map((name) => ({ name, kind: 'address' }) as const),
  ];
}

/** What is wrong with an address that the operator entered; undefined where nothing is. Its host is checked when it is asked. */
export function findAddressFault(text: string, allowedHosts: ReadonlySet<string>): string | undefined {
  if (!URL.canParse(text)) return 'must be an address such as https://api.example.com';
  const { protocol, host, hostname, port, username, search, hash } = new URL(text);
  if (username !== '' || search !== '' || hash !== '') return 'must have no user, no query and no fragment';
  const isListed = allowedHosts.has(`${hostname}:${port === '' ? '80' : port}`);
  if (protocol === 'https:' || (protocol === 'http:' && isListed)) return undefined;
  return `must begin with https:// unless ${host} is listed in GESSO_ALLOW_PRIVATE_HOSTS`;
}
