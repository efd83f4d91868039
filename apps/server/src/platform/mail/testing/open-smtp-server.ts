import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export type Received = { readonly from: string; readonly to: readonly string[]; readonly source: string };

export type TestSmtpServer = {
  readonly port: number;
  readonly received: readonly Received[];
  /** What the next letters get as answer instead of being taken; undefined takes them. */
  refuseWith: { readonly at: 'receiver' | 'content'; readonly replyCode: number } | undefined;
  /** Takes the next letter and hangs up before it says so. */
  isMuteOnce: boolean;
  readonly close: () => Promise<void>;
};

export const SMTP_LOGIN = { user: 'studio@example.com', password: 'p@ss/word' };

/** A real SMTP server on this machine that keeps what it gets. It only takes letters from who has logged in. */
export async function openSmtpServer(): Promise<TestSmtpServer> {
  const received: Received[] = [];
  const refusal = (replyCode: number) => Object.assign(new Error('No thanks'), { responseCode: replyCode });
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _, done) => {
      const isRight = username === SMTP_LOGIN.user && password === SMTP_LOGIN.password;
      return isRight ? done(null, { user: username }) : done(refusal(535));
    },
    onRcptTo: (_, __, done) => done(state.refuseWith?.at === 'receiver' ? refusal(state.refuseWith.replyCode) : null),
    onData: async (stream, { envelope }, done) => {
      const source = (await buffer(stream)).toString();
      if (state.refuseWith) return done(refusal(state.refuseWith.replyCode));
      const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
      received.push({ from, to: envelope.rcptTo.map(({ address }) => address), source });
      if (!state.isMuteOnce) return done();
      state.isMuteOnce = false;
      for (const connection of server.connections) connection.close();
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const state: TestSmtpServer = {
    // A server that listens on TCP has such an address.
    port: (server.server.address() as AddressInfo).port,
    received,
    refuseWith: undefined,
    isMuteOnce: false,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
  return state;
}
