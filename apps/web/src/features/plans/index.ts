export { PlanCards } from './PlanCards.tsx';
export { UsageTable } from './UsageTable.tsx';
