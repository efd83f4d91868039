import type { Transporter } from 'nodemailer';
import { type Letter, MailError, type MailTransport } from './mail.ts';
import type { MailServer } from './mail-server.ts';

/** A server for mail that says nothing for this long is away. */
const CONNECT_TIMEOUT_MS = 20_000;

/** Between two words of a conversation; large receipts take seconds. */
const SILENCE_TIMEOUT_MS = 60_000;

/**
 * Sends by SMTP, one connection a letter.
 *
 * A password only travels encrypted, except to this machine itself. The same letter sent twice carries the same
 * Message-ID, so that mailboxes can show it once: SMTP itself cannot tell whether a letter whose answer was lost arrived.
 *
 * @see RFC 5321, 4.2.1: 4yz replies are worth another try, 5yz are not.
 */
export function createSmtpTransport(server: MailServer): MailTransport {
  let opening: Promise<Transporter> | undefined;
  return {
    send: async (letter) => {
      opening ??= open(server);
      const transporter = await opening;
      await transporter.sendMail(toMessage(letter, server)).catch((error: Error) => {
        throw toMailError(error, server);
      });
    },
    close: () => void opening?.then((transporter) => transporter.close()),
  };
}

// Loaded here, not at the top: most installations send nothing, and none should start slower for it.
async function open({ host, port, isTlsFromStart, login }: MailServer): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  const isLocal = host === 'localhost' || host === '127.0.0.1' || host === '[::1]';
  return createTransport({
    host,
    port,
    secure: isTlsFromStart,
    requireTLS: login !== undefined && !isLocal && !isTlsFromStart,
    ...(login && { auth: { user: login.user, pass: login.password } }),
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: SILENCE_TIMEOUT_MS,
    // A message is ours from the first to the last byte: no file and no address of the machine can be named in it.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function toMessage({ id, to, subject, text, createdAt, files }: Letter, { from }: MailServer) {
  return {
    messageId: `<${id}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
    date: createdAt,
    from,
    // As an object, so that a comma in it never makes two receivers.
    to: { name: '', address: to },
    subject,
    text,
    // No out-of-office answers to a receipt.
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: files.map(({ name, mimeType, bytes }) => ({
      filename: name,
      contentType: mimeType,
      content: Buffer.from(bytes),
    })),
  };
}

function toMailError(error: Error & { readonly code?: string; readonly responseCode?: number }, server: MailServer) {
  const { code, responseCode = 0 } = error;
  // A login that is refused is the operator's to mend: letters wait for that like for a server that is away.
  const isAboutLetter = code === 'EENVELOPE' || code === 'EMESSAGE';
  const words = error.message.replaceAll(/\s+/g, ' ').slice(0, 500);
  const password = server.login?.password;
  const message = password ? words.replaceAll(password, '…') : words;
  return new MailError(message, { retryable: !(isAboutLetter && responseCode >= 500) });
}
