export * from './brand-kits.service.ts';
export { deleteBrandKit, lockBrandKit } from './brand-kits.store.ts';
export * from './brand-kits.ts';
export * from './branded-prompt.rules.ts';
export * from './mentions.rules.ts';
export * from './snapshots.rules.ts';
export { upgradeBrandKit } from './upgrade-brand-kit.ts';
