import { readProblem, UnreachableError } from './problem-error.ts';

export type Credentials = { readonly email: string; readonly password: string };

/** Signs in; the session arrives as a cookie. @throws ProblemError with better-auth's sentence, UnreachableError. */
export function signIn(credentials: Credentials): Promise<void> {
  return post('sign-in/email', credentials);
}

/** Makes an account and signs it in. @throws ProblemError with better-auth's sentence, UnreachableError. */
export function signUp(account: Credentials & { readonly name: string }): Promise<void> {
  return post('sign-up/email', account);
}

/** Ends the session of this browser. @throws ProblemError, UnreachableError. */
export function signOut(): Promise<void> {
  return post('sign-out', {});
}

/**
 * Three calls need no client library: better-auth's own would add 20 KB to every page.
 *
 * @see better-auth, "Email & Password", for paths and bodies.
 */
async function post(path: string, body: unknown): Promise<void> {
  const response = await fetch(`/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  }).catch((error: unknown) => {
    throw new UnreachableError(error);
  });
  if (!response.ok) throw await readProblem(response);
}
