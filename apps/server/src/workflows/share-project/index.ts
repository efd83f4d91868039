export * from './share.presenter.ts';
export * from './share-stories.ts';
