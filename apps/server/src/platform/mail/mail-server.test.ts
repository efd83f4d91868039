import { expect, test } from 'vitest';
import { parseMailSender, parseMailUrl } from './mail-server.ts';

test.each([
  ['smtp://mail.example.com', { host: 'mail.example.com', port: 587, isTlsFromStart: false, login: undefined }],
  ['smtps://mail.example.com', { host: 'mail.example.com', port: 465, isTlsFromStart: true, login: undefined }],
  [
    'smtp://studio%40example.com:p%40ss%2Fword@127.0.0.1:2525',
    {
      host: '127.0.0.1',
      port: 2525,
      isTlsFromStart: false,
      login: { user: 'studio@example.com', password: 'p@ss/word' },
    },
  ],
])('%s names a server', (url, server) => {
  expect(parseMailUrl(url)).toEqual(server);
});

test.each(['', 'mail.example.com', 'http://mail.example.com', 'smtp://', 'smtp://%E0:x@host'])(
  '%j names none',
  (url) => {
    expect(parseMailUrl(url)).toBeUndefined();
  },
);

test.each([
  ['studio@example.com', { name: '', address: 'studio@example.com' }],
  ['Studio <studio@example.com>', { name: 'Studio', address: 'studio@example.com' }],
  ['"Studio, Berlin" <studio@example.com>', { name: 'Studio, Berlin', address: 'studio@example.com' }],
])('%s is a sender', (text, sender) => {
  expect(parseMailSender(text)).toEqual(sender);
});

test.each(['', 'studio', 'a@b.example, c@d.example', 'A\r\nBcc: e@f.example <a@b.example>', 'A <a@b> x'])(
  '%j is none',
  (text) => {
    expect(parseMailSender(text)).toBeUndefined();
  },
);
