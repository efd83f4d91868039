import { lookup } from 'node:dns';
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { hostAndPortOf, isPrivateAddress } from './private-addresses.ts';

/**
 * Status calls of one vendor follow each other; a new handshake for each would be most of their cost. Hundreds of open orders
 * are asked after in bursts, and a free line costs next to nothing.
 */
const KEPT = { keepAlive: true, maxFreeSockets: 64, timeout: 60_000 };
const keptHttp = new HttpAgent(KEPT);
const keptHttps = new HttpsAgent(KEPT);

export type GuardedRequest = {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | undefined;
  /** `host:port` pairs that may be private and may speak plain HTTP. */
  readonly allowedHosts: ReadonlySet<string>;
  readonly signal: AbortSignal;
  /**
   * True where a connection of an earlier call may be used. An order gets one of its own: a kept one that the other side has
   * just closed fails in a way that does not tell whether the order arrived.
   */
  readonly reusesConnection: boolean;
  /** Default: the system's resolver. For tests. */
  readonly resolve?: LookupFunction | undefined;
};

/** The address must not be asked: it is private, or not https, and the operator has not listed it. */
export class ForbiddenAddressError extends Error {
  constructor(says: string) {
    super(says);
    this.name = 'ForbiddenAddressError';
  }
}

const PRIVATE_SAYS = 'is a private address; list it in GESSO_ALLOW_PRIVATE_HOSTS if it is meant';

/**
 * Sends one request to an address that somebody else may have written, and answers when its headers are there.
 *
 * Only HTTPS and only the public internet, but for the hosts that the operator has listed. The address is checked when it
 * has been resolved and that very one is connected to, so a name that changes its mind in between reaches nothing.
 * Redirects are not followed.
 *
 * @throws ForbiddenAddressError before anything is sent; what Node throws when the connection fails.
 */
export async function sendGuarded(asked: GuardedRequest): Promise<IncomingMessage> {
  const { url, method, headers, body, signal, reusesConnection } = asked;
  const isAllowed = asked.allowedHosts.has(hostAndPortOf(url));
  const isSecure = url.protocol === 'https:';
  if (!isSecure && !(url.protocol === 'http:' && isAllowed)) throw new ForbiddenAddressError('is not https');
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  if (!isAllowed && isIP(host) !== 0 && isPrivateAddress(host)) throw new ForbiddenAddressError(PRIVATE_SAYS);
  const resolve = asked.resolve ?? lookup;
  const kept = isSecure ? keptHttps : keptHttp;
  return new Promise((accept, reject) => {
    const request = (isSecure ? requestHttps : requestHttp)(
      {
        method,
        protocol: url.protocol,
        host,
        port: url.port,
        path: `${url.pathname}${url.search}`,
        signal,
        agent: reusesConnection ? kept : false,
        headers: { ...headers, ...(body === undefined ? {} : { 'content-length': body.byteLength }) },
        lookup: isAllowed ? resolve : guard(resolve),
      },
      accept,
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** The resolver that the connection itself uses: what passes here is what is connected to. */
function guard(resolve: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, options, (error, address, family) => {
      const addresses = typeof address === 'string' ? [address] : (address ?? []).map((each) => each.address);
      if (error === null && addresses.some(isPrivateAddress)) {
        return callback(new ForbiddenAddressError(PRIVATE_SAYS), '', 0);
      }
      callback(error, address, family);
    });
  };
}
