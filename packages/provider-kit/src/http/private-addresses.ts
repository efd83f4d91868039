import { BlockList, isIP } from 'node:net';

/**
 * Addresses that are not the public internet: this machine, networks of one's own, link-local (where clouds keep their
 * metadata), carrier NAT, documentation, multicast and reserved.
 *
 * @see IANA, IPv4 and IPv6 special-purpose address registries.
 */
const PRIVATE = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE.addSubnet(network, bits, 'ipv4');
}

/** All that is public in version 6 begins with 001; the ranges below lie within it and carry or document others. */
const PUBLIC_6 = new BlockList();
PUBLIC_6.addSubnet('2000::', 3, 'ipv6');
const CARRIES_OTHERS_6 = new BlockList();
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  CARRIES_OTHERS_6.addSubnet(network, bits, 'ipv6');
}

/** Whether an address lies outside the public internet. What is no address at all does too. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return PRIVATE.check(address, 'ipv4');
  // A version 4 address in the clothes of version 6 does not begin with 001 either, so it is refused as well.
  return family !== 6 || !PUBLIC_6.check(address, 'ipv6') || CARRIES_OTHERS_6.check(address, 'ipv6');
}

/**
 * Reads `GESSO_ALLOW_PRIVATE_HOSTS`.
 *
 * @returns `host:port` pairs in lower case, exactly as written.
 */
export function readAllowedHosts(text: string | undefined): ReadonlySet<string> {
  const entries = (text ?? '').split(',').map((entry) => entry.trim().toLowerCase());
  return new Set(entries.filter((entry) => entry !== ''));
}

/** Host and port of an address as the list above writes them; the port of the scheme where none is written. */
export function hostAndPortOf(url: URL): string {
  const port = url.port !== '' ? url.port : url.protocol === 'https:' ? '443' : '80';
  return `${url.hostname.toLowerCase()}:${port}`;
}
