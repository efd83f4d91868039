export { EntriesSection } from './EntriesSection.tsx';
export { UsageCharts } from './UsageCharts.tsx';
export { UsageHead } from './UsageHead.tsx';
export type { UsageSearch } from './usage-search.ts';
