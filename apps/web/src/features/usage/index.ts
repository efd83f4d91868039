export { EntriesTable } from './EntriesTable.tsx';
export { GrantList } from './GrantList.tsx';
export { SpendingByModel } from './SpendingByModel.tsx';
