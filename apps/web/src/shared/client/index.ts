export { ActionKeys } from './action-key.ts';
export { type Credentials, signIn, signOut, signUp } from './authenticate.ts';
export { type AnsweredFile, addressOf, type CallInput, type CallResult, call, callForFile } from './call.ts';
export { endpointQuery } from './endpoint-query.ts';
export { type Explanation, explainError, fieldError, type WayOn } from './explain-error.ts';
export { ProblemError } from './problem-error.ts';
export { uploadFile } from './upload-file.ts';
