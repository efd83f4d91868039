import { getRouteApi } from '@tanstack/react-router';
import { EntriesSection, UsageCharts, UsageHead, type UsageSearch } from '../../features/usage/index.ts';

const route = getRouteApi('/signed-in/account/usage');

/** `/account/usage`: the balance, where it went, and every movement. What is shown stands in the address. */
export function UsagePage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: UsageSearch) => void navigate({ search: next, replace: true, resetScroll: false });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-10">
      <UsageHead />
      <UsageCharts search={search} onChange={change} />
      <EntriesSection search={search} onChange={change} />
    </div>
  );
}
