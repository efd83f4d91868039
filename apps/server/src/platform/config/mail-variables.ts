import type { z } from 'zod';
import { type MailServer, parseMailSender, parseMailUrl } from '../mail/mail-server.ts';
import { ConfigError } from './config-error.ts';
import { optionalText } from './variable-schemas.ts';

export const mailVariables = {
  GESSO_MAIL_URL: optionalText.refine(
    (text) => text === undefined || parseMailUrl(text) !== undefined,
    'must look like smtp://user:password@host:587',
  ),
  GESSO_MAIL_FROM: optionalText.refine(
    (text) => text === undefined || parseMailSender(text) !== undefined,
    'must be an address such as Studio <studio@example.com>',
  ),
};

type MailVariables = { readonly [Name in keyof typeof mailVariables]?: z.infer<(typeof mailVariables)[Name]> };

/**
 * The server that messages leave by; undefined where they stay in the local mailbox.
 *
 * @throws ConfigError when it is not said who they come from: no server takes them then.
 */
export function pickMail({ GESSO_MAIL_URL: url, GESSO_MAIL_FROM: from }: MailVariables): MailServer | undefined {
  const server = url === undefined ? undefined : parseMailUrl(url);
  if (server === undefined) return undefined;
  const sender = from === undefined ? undefined : parseMailSender(from);
  if (sender === undefined) throw new ConfigError('GESSO_MAIL_FROM must be set together with GESSO_MAIL_URL.');
  return { ...server, from: sender };
}
