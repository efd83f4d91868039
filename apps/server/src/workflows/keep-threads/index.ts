export * from './thread.presenter.ts';
export * from './thread-stories.ts';
