export * from './share.presenter.ts';
export * from './share-stories.ts';
export * from './sharing.ts';
