export * from './export.presenter.ts';
export * from './export-stories.ts';
