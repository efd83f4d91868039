/** A server for outgoing mail, and who the mail comes from. */
export type MailServer = {
  readonly host: string;
  readonly port: number;
  /** Encrypted from the first byte (`smtps:`); otherwise as soon as the server offers it. */
  readonly isTlsFromStart: boolean;
  readonly login: { readonly user: string; readonly password: string } | undefined;
  readonly from: MailSender;
};

export type MailSender = { readonly name: string; readonly address: string };

/** RFC 6409 and RFC 8314: where programs hand mail in. */
const DEFAULT_PORTS = { 'smtp:': 587, 'smtps:': 465 } as const;

/**
 * Reads `smtp://user:password@host:port`; user and password are percent-encoded where they hold signs of an address.
 *
 * @returns undefined for a text that is none.
 */
export function parseMailUrl(url: string): Omit<MailServer, 'from'> | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname, port, username, password } = new URL(url);
  if (protocol !== 'smtp:' && protocol !== 'smtps:') return undefined;
  const user = decode(username);
  const secret = decode(password);
  if (hostname === '' || user === undefined || secret === undefined) return undefined;
  return {
    host: hostname,
    port: port === '' ? DEFAULT_PORTS[protocol] : Number(port),
    isTlsFromStart: protocol === 'smtps:',
    login: user === '' ? undefined : { user, password: secret },
  };
}

/** `studio@example.com`, or `Studio <studio@example.com>`. No sign in it that would end a header line. */
const SENDER = /^(?:"?([^"<>\p{Cc}]*?)"?\s*<([^\s<>,;"@]+@[^\s<>,;"@]+)>|([^\s<>,;"@]+@[^\s<>,;"@]+))$/u;

/** @returns undefined for a text that names no address. */
export function parseMailSender(text: string): MailSender | undefined {
  const found = SENDER.exec(text);
  const address = found?.[2] ?? found?.[3];
  return address === undefined ? undefined : { name: found?.[1]?.trim() ?? '', address };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
