import { EntriesTable, GrantList, SpendingByModel } from '../../features/usage/index.ts';

/** `/account/usage`: the balance, where it went, and every movement. */
export function UsagePage() {
  return (
    <div className="grid gap-10">
      <GrantList />
      <SpendingByModel />
      <EntriesTable />
    </div>
  );
}
