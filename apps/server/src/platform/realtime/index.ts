export * from './collab-token.ts';
export * from './document-changes.ts';
export * from './realtime.ts';
