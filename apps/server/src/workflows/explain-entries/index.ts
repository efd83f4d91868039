export { type ExplainedEntry, explainEntries } from './explain-entries.ts';
