import { createHmac, timingSafeEqual } from 'node:crypto';

/** Who may open which board. */
export type CollabClaim = { readonly accountId: string; readonly projectId: string };

/** Long enough to open a connection, short enough that a leaked address is soon worthless. */
const LIFE_MS = 10 * 60_000;

/** Keeps signatures of this kind apart from others made with the same secret. */
const PURPOSE = 'gesso-collab-token-1';

/**
 * Makes a token for the realtime connection of clients that have no session cookie: `claim.expiry.signature`.
 *
 * @param now - The machine's time: it guards a login, so the product's clock does not move it.
 */
export function createCollabToken(
  secret: string,
  claim: CollabClaim,
  now: Date,
): { readonly token: string; readonly expiresAt: Date } {
  const expiresAt = new Date(now.getTime() + LIFE_MS);
  const content = `${claim.accountId}.${claim.projectId}.${expiresAt.getTime()}`;
  return { token: `${content}.${sign(secret, content)}`, expiresAt };
}

/** @returns undefined when the token is forged, damaged or past its time. */
export function verifyCollabToken(secret: string, token: string, now: Date): CollabClaim | undefined {
  const [accountId, projectId, expiry, signature] = token.split('.');
  if (!accountId || !projectId || !expiry || !signature) return undefined;
  const expected = Buffer.from(sign(secret, `${accountId}.${projectId}.${expiry}`));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined;
  return Number(expiry) > now.getTime() ? { accountId, projectId } : undefined;
}

function sign(secret: string, content: string): string {
  return createHmac('sha256', secret).update(`${PURPOSE}\n${content}`).digest('base64url');
}
