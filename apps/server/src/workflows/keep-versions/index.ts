export * from './version.presenter.ts';
export * from './version-stories.ts';
