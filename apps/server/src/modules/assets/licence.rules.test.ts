import { expect, test } from 'vitest';
import { decideLicence } from './licence.rules.ts';

const model = (commercialUse: boolean) => ({
  name: 'A model',
  licence: { id: 'some-licence', commercialUse, url: 'https://example.com' },
});
const member = { name: 'Pro', commercialRights: true };
const free = { name: 'Free', commercialRights: false };

test('terms that nobody has read sell nothing, whatever is said of them, and the day on which they were read stands in the basis', () => {
  const known = model(true).licence;
  const unread = decideLicence(member, { name: 'A model', licence: { ...known, readOn: null } });
  expect(unread).toMatchObject({ commercialUse: false, basis: expect.stringContaining('nobody has read the terms') });
  const read = decideLicence(member, { name: 'A model', licence: { ...known, readOn: '2026-11-22' } });
  expect(read).toMatchObject({ commercialUse: true, basis: expect.stringContaining('(terms read on 2026-11-22)') });
});

test.each([
  [
    'a member with an open model',
    member,
    model(true),
    true,
    'Made on the Pro plan with A model, whose licence allows commercial use.',
  ],
  [
    'a member with a closed model',
    member,
    model(false),
    false,
    'Made on the Pro plan, but the licence of A model allows no commercial use.',
  ],
  ['nobody on the free plan', free, model(true), false, 'Made on the Free plan, which gives no commercial rights.'],
] as const)('%s may sell: %#', (_name, plan, given, commercialUse, basis) => {
  expect(decideLicence(plan, given)).toEqual({ commercialUse, basis, modelLicence: given.licence });
});
