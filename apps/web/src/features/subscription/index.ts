export { askForChange } from './change-store.ts';
export { ChangeDialog } from './LazyChangeDialog.tsx';
export { ManageSubscription } from './ManageSubscription.tsx';
export { PlanBanners } from './PlanBanners.tsx';
export { SandboxBank } from './SandboxBank.tsx';
