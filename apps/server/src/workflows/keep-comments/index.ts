export * from './comment.presenter.ts';
export * from './comment-stories.ts';
export * from './settle-anchors.ts';
