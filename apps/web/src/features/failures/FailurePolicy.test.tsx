import { FAILURE_CODES } from '@gesso/contract';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { FailurePolicy } from './FailurePolicy.tsx';
import { groupFailures } from './group-failures.ts';

const page = renderToStaticMarkup(<FailurePolicy />);

test.each(Object.entries(FAILURE_CODES))(
  '%s is on the page under its own address, with what the studio says',
  (code, { message }) => {
    expect(page).toContain(`id="${code}"`);
    expect(page).toContain(message);
  },
);

test('the code somebody came for is set off, and no other', () => {
  expect(page).not.toContain('aria-current');
  const arrived = renderToStaticMarkup(<FailurePolicy current="timeout" />);
  expect(arrived.match(/<li id="[a-z-]+" aria-current="true"/g)).toEqual(['<li id="timeout" aria-current="true"']);
});

test('each code stands once, under the one who is at fault', () => {
  const groups = groupFailures();
  const listed = groups.flatMap(({ atFault, codes }) => codes.map((code) => [code, atFault]));
  const declared = Object.entries(FAILURE_CODES).map(([code, { atFault }]) => [code, atFault]);
  expect(listed.sort()).toEqual(declared.sort());
  expect(new Set(groups.map(({ atFault }) => atFault)).size).toBe(groups.length);
});

test('whoever did not stop the work is made good for what lapsed, for the days the ledger gives', () => {
  expect(groupFailures().map(({ atFault, isMadeGood }) => [atFault, isMadeGood])).toEqual([
    ['provider', true],
    ['operator', true],
    ['gesso', true],
    ['creator', false],
  ]);
  expect(page).toContain('7 days');
});
