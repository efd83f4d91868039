export { presentBrandKit, type ShownBrandKit } from './brand-kit.presenter.ts';
export * from './brand-kit-stories.ts';
