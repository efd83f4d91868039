export { IntervalSwitch } from './IntervalSwitch.tsx';
export { PlanCards } from './PlanCards.tsx';
export { PlanTerms } from './PlanTerms.tsx';
export { UsageTable } from './UsageTable.tsx';
