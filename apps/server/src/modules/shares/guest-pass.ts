import { createHmac, timingSafeEqual } from 'node:crypto';

/** A working day; the link is asked anew after it, and ends every pass at once when it is revoked. */
const LIFE_MS = 12 * 3_600_000;

/** Boards that one browser looks at without an account. The oldest goes when another comes. */
const MOST_LINKS = 8;

const COOKIE = 'gesso_guest';

/** Keeps signatures of this kind apart from others made with the same secret. */
const PURPOSE = 'gesso-guest-pass-1';

/** Passes of people without an account who came in through a link to look: a signed cookie that names their links. */
export type GuestPasses = {
  /** Ids of the links that a request's pass names; empty for none, a forged or an old one. */
  readonly read: (headers: Headers, now: Date) => readonly string[];
  /**
   * Adds a link to the pass of a request.
   *
   * @returns The line of `Set-Cookie`.
   */
  readonly issue: (headers: Headers, linkId: string, now: Date) => string;
};

/** @param secret - The installation's own. */
export function createGuestPasses(secret: string): GuestPasses {
  const read = (headers: Headers, now: Date): readonly string[] => {
    const [ids = '', expiry = '', signature = ''] = cookieOf(headers).split('.');
    const expected = Buffer.from(sign(secret, `${ids}.${expiry}`));
    const given = Buffer.from(signature);
    if (expected.length !== given.length || !timingSafeEqual(expected, given)) return [];
    return Number(expiry) > now.getTime() ? ids.split('~') : [];
  };
  return {
    read,
    issue: (headers, linkId, now) => {
      const ids = [linkId, ...read(headers, now).filter((id) => id !== linkId)].slice(0, MOST_LINKS).join('~');
      const content = `${ids}.${now.getTime() + LIFE_MS}`;
      const isSecure = headers.get('x-forwarded-proto') === 'https';
      return `${COOKIE}=${content}.${sign(secret, content)}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${LIFE_MS / 1000}${isSecure ? '; Secure' : ''}`;
    },
  };
}

function cookieOf(headers: Headers): string {
  const pairs = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1) ?? '';
}

function sign(secret: string, content: string): string {
  return createHmac('sha256', secret).update(`${PURPOSE}\n${content}`).digest('base64url');
}
