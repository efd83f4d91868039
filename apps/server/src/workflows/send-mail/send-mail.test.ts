import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../platform/database/testing/create-test-database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { createLogger } from '../../platform/log/create-logger.ts';
import { localMailbox } from '../../platform/mail/local-mailbox.ts';
import type { MailAttachment, MailFile, MailTransport, NewMail } from '../../platform/mail/mail.ts';
import { parseMailSender, parseMailUrl } from '../../platform/mail/mail-server.ts';
import { enqueueMail, listMails } from '../../platform/mail/mails.store.ts';
import { createSmtpTransport } from '../../platform/mail/smtp-transport.ts';
import { openSmtpServer, SMTP_LOGIN, type TestSmtpServer } from '../../platform/mail/testing/open-smtp-server.ts';
import { createSendMail, type SendMail } from './send-mail.ts';

const AT = new Date('2026-11-24T12:00:00.000Z');
const MINUTE_MS = 60_000;

let database: TestDatabase;
let server: TestSmtpServer;
let now: Date;
const lines: string[] = [];
const opened: MailTransport[] = [];

beforeEach(async () => {
  [database, server] = await Promise.all([createTestDatabase(), openSmtpServer()]);
  now = AT;
  lines.length = 0;
});

afterEach(async () => {
  for (const transport of opened.splice(0)) transport.close();
  await Promise.all([database.close(), server.close()]);
});

function smtp(password = SMTP_LOGIN.password): MailTransport {
  const login = `${encodeURIComponent(SMTP_LOGIN.user)}:${encodeURIComponent(password)}`;
  const [address, from] = [
    parseMailUrl(`smtp://${login}@127.0.0.1:${server.port}`),
    parseMailSender('Gesso <a@b.example>'),
  ];
  if (address === undefined || from === undefined) throw new Error('the address of the test is none');
  const transport = createSmtpTransport({ ...address, from });
  opened.push(transport);
  return transport;
}

const invoiceFile = async ({ id }: MailAttachment): Promise<MailFile> => ({
  name: `${id}.pdf`,
  mimeType: 'application/pdf',
  bytes: Buffer.from(`%PDF of ${id}`),
});

function sender(transport: MailTransport, attach = invoiceFile): SendMail {
  const log = createLogger({ level: 'debug', destination: { write: (line: string) => lines.push(line) } });
  return createSendMail({ database, transport, attach, wallClock: { now: () => now }, log });
}

const write = (mail: Partial<NewMail> = {}) =>
  inTransaction(database, (connection) =>
    enqueueMail(connection, { to: 'ada@example.com', subject: 'Your receipt', text: 'Thank you.', at: AT, ...mail }),
  );

const mails = () => listMails(database.pool, { limit: 200 });

test('a message goes out when its transaction commits, and never when it rolls back', async () => {
  const id = await write({ attachments: [{ kind: 'invoice', id: 'GS-000001' }] });
  const failing = inTransaction(database, async (connection) => {
    await enqueueMail(connection, { to: 'eve@example.com', subject: 'No', text: 'No', at: AT });
    throw new Error('rolled back');
  });
  await expect(failing).rejects.toThrow('rolled back');
  await sender(smtp())();
  expect(server.received).toMatchObject([{ from: 'a@b.example', to: ['ada@example.com'] }]);
  const source = server.received[0]?.source ?? '';
  expect(source).toContain(`Message-ID: <${id}@b.example>`);
  expect(source).toContain('From: Gesso <a@b.example>');
  expect(source).toContain('Subject: Your receipt');
  expect(source).toContain('Date: Tue, 24 Nov 2026 12:00:00 +0000');
  expect(source).toContain('filename=GS-000001.pdf');
  expect(source).toContain(Buffer.from('%PDF of GS-000001').toString('base64'));
  const attached = [{ name: 'GS-000001.pdf', mimeType: 'application/pdf', sizeBytes: 17 }];
  expect(await mails()).toMatchObject([{ id, state: 'sent', attached, tries: 1, failure: null }]);
});

test('without a mail server nothing leaves the machine and the mailbox has it all', async () => {
  await write({ attachments: [{ kind: 'invoice', id: 'GS-000007' }] });
  await write({ subject: 'Second', at: new Date(AT.getTime() + 1) });
  await sender(localMailbox)();
  expect(server.received).toEqual([]);
  expect((await mails()).map(({ subject, state, attached }) => [subject, state, attached.length])).toEqual([
    ['Second', 'sent', 0],
    ['Your receipt', 'sent', 1],
  ]);
});

test('four workers that look at once send each message once', async () => {
  for (let count = 0; count < 20; count += 1) await write({ subject: `Message ${count}` });
  const transport = smtp();
  await Promise.all([1, 2, 3, 4].map(() => sender(transport)()));
  const subjects = server.received.map(({ source }) => /^Subject: (.*)\r$/m.exec(source)?.[1]);
  expect(subjects.sort()).toEqual(Array.from({ length: 20 }, (_, count) => `Message ${count}`).sort());
});

test('names that would make two receivers or another header line stay one address and one subject', async () => {
  await write({ to: 'ada@example.com,eve@example.com', subject: 'Hello\r\nBcc: eve@example.com' });
  await sender(smtp())();
  for (const { to, source } of server.received) {
    expect(to).not.toContain('eve@example.com');
    expect(source).not.toMatch(/^Bcc:/m);
  }
});

test('a server that is away is tried again after longer and longer pauses, and what cannot be sent is kept as failed', async () => {
  await write();
  server.refuseWith = { at: 'content', replyCode: 451 };
  const send = sender(smtp());
  const pauses = [1, 5, 30, 120, 360, 720, 900];
  for (const pause of pauses) {
    await send();
    expect(await mails()).toMatchObject([{ state: 'waiting', failure: expect.stringContaining('No thanks') }]);
    now = new Date(now.getTime() + pause * MINUTE_MS - 1);
    await send();
    now = new Date(now.getTime() + 1);
  }
  expect((await mails())[0]?.tries).toBe(pauses.length);
  await send();
  expect(await mails()).toMatchObject([{ state: 'failed', tries: 8, failure: expect.stringContaining('No thanks') }]);
  now = new Date(now.getTime() + 365 * 24 * 60 * MINUTE_MS);
  server.refuseWith = undefined;
  await send();
  expect(server.received).toEqual([]);
});

test('a server that comes back gets the message once, and the failure is forgotten', async () => {
  await write();
  server.refuseWith = { at: 'receiver', replyCode: 450 };
  const send = sender(smtp());
  await send();
  server.refuseWith = undefined;
  now = new Date(now.getTime() + MINUTE_MS);
  await send();
  await send();
  expect(server.received).toHaveLength(1);
  expect(await mails()).toMatchObject([{ state: 'sent', tries: 2, failure: null }]);
});

test.each([
  { at: 'receiver', replyCode: 550 },
  { at: 'content', replyCode: 554 },
] as const)('an answer of $replyCode at the $at is final', async (refusal) => {
  await write();
  server.refuseWith = refusal;
  await sender(smtp())();
  expect(await mails()).toMatchObject([{ state: 'failed', tries: 1 }]);
});

test('a wrong password waits for the operator and stands in no log line and no row', async () => {
  await write();
  await sender(smtp('a-secret-of-somebody'))();
  const [mail] = await mails();
  expect(mail).toMatchObject({ state: 'waiting', failure: expect.stringContaining('535') });
  const said = [...lines, JSON.stringify(mail)].join('\n');
  expect(said).toContain('could not be sent');
  for (const secret of ['a-secret-of-somebody', Buffer.from('a-secret-of-somebody').toString('base64')]) {
    expect(said).not.toContain(secret);
  }
});

test('a message whose answer was lost goes out again under the same message id', async () => {
  const id = await write();
  server.isMuteOnce = true;
  const send = sender(smtp());
  await send();
  expect(await mails()).toMatchObject([{ state: 'waiting' }]);
  now = new Date(now.getTime() + MINUTE_MS);
  await send();
  const ids = server.received.map(({ source }) => /^Message-ID: <([^@]+)@/m.exec(source)?.[1]);
  expect(ids).toEqual([id, id]);
  expect(await mails()).toMatchObject([{ state: 'sent' }]);
});

test('what a worker took that died is sent by another one a quarter of an hour later, not before', async () => {
  await write();
  const dying = sender({ send: () => new Promise(() => undefined), close: () => undefined });
  void dying();
  await expect.poll(async () => (await mails())[0]?.tries).toBe(1);
  const send = sender(smtp());
  now = new Date(AT.getTime() + 15 * MINUTE_MS - 1);
  await send();
  expect(server.received).toHaveLength(0);
  now = new Date(AT.getTime() + 15 * MINUTE_MS);
  await send();
  expect(server.received).toHaveLength(1);
});

test('an attachment that cannot be made holds nobody else up', async () => {
  await write({ attachments: [{ kind: 'invoice', id: 'gone' }] });
  await write({ to: 'grace@example.com' });
  const attach = async (): Promise<MailFile> => {
    throw new Error('there is no such invoice');
  };
  await sender(smtp(), attach)();
  expect(server.received.map(({ to }) => to)).toEqual([['grace@example.com']]);
  expect((await mails()).map(({ state }) => state).sort()).toEqual(['sent', 'waiting']);
});
