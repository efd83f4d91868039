import type { MailTransport } from './mail.ts';

/** Where no mail server is set up, messages stay in the mailbox that the operator reads; nothing leaves the machine. */
export const localMailbox: MailTransport = {
  send: async () => undefined,
  close: () => undefined,
};
