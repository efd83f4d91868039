import type { CreatedShareLink, Project, SharedRole } from '@gesso/contract';
import { expect } from 'vitest';
import { type ApiClient, signUp } from './api-client.ts';
import type { TestApi } from './create-test-api.ts';

/** A new project of this person, with the path of its routes. */
export async function openProject(owner: ApiClient, name = 'Posters'): Promise<{ id: string; base: string }> {
  const { id } = await owner.read<Project>('POST', '/api/projects', { name });
  return { id, base: `/api/projects/${id}` };
}

export function share(
  owner: ApiClient,
  base: string,
  role: SharedRole,
  expiresInDays?: number,
): Promise<CreatedShareLink> {
  return owner.read('POST', `${base}/share-links`, { role, ...(expiresInDays && { expiresInDays }) });
}

/** Opens a link as somebody who was given it. */
export function enter(client: ApiClient, token: string): Promise<Response> {
  return client.send('POST', '/api/share-links/open', { token });
}

/** A new person who came into the project by a link of this role. */
export async function join(app: TestApi['app'], owner: ApiClient, base: string, role: SharedRole): Promise<ApiClient> {
  const member = await signUp(app);
  const { token } = await share(owner, base, role);
  expect((await enter(member, token)).status).toBe(200);
  return member;
}
