import { expect, test } from 'vitest';
import { hostAndPortOf, isPrivateAddress, readAllowedHosts } from './private-addresses.ts';

test.each([
  '127.0.0.1',
  '127.255.255.254',
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '64:ff9b::7f00:1',
  'fe80::1',
  'fc00::1',
  'fd12:3456::1',
  'ff02::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::',
  'localhost',
  '',
])('%s is not the public internet', (address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

test.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::1'])('%s is', (address) => {
  expect(isPrivateAddress(address)).toBe(false);
});

test('hosts are listed with their port, and only that very pair is meant', () => {
  const hosts = readAllowedHosts(' 127.0.0.1:8188 ,Comfy.Local:80,');
  expect([...hosts]).toEqual(['127.0.0.1:8188', 'comfy.local:80']);
  expect(hosts.has(hostAndPortOf(new URL('http://comfy.local/prompt')))).toBe(true);
  expect(hosts.has(hostAndPortOf(new URL('https://comfy.local/prompt')))).toBe(false);
  expect(hosts.has(hostAndPortOf(new URL('http://127.0.0.1:8189/')))).toBe(false);
});
