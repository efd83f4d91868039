import { type ApiClient, signUp } from './api-client.ts';
import type { TestApi } from './create-test-api.ts';

/** Calls each endpoint of what people do together on a board once. */
export async function walkPeople(api: TestApi, { send }: ApiClient, base: string) {
  const guest = await signUp(api.app);
  const keep = async <Json>(answer: Response) => [answer, (await answer.clone().json()) as Json] as const;
  type Link = { readonly id: string; readonly token: string };
  type Ids = { readonly id: string };
  const [createShareLink, { id: linkId, token }] = await keep<Link>(
    await send('POST', `${base}/share-links`, { role: 'edit', expiresInDays: 7 }),
  );
  const openShareLink = await guest.send('POST', '/api/share-links/open', { token });
  type People = { readonly items: readonly { readonly id: string; readonly role: string }[] };
  const [listProjectPeople, { items: people }] = await keep<People>(await send('GET', `${base}/people`));
  const memberId = people.find(({ role }) => role === 'edit')?.id;
  const remark = { text: 'Bigger', point: { x: 0, y: 0 } };
  type Thread = Ids & { readonly comments: readonly Ids[] };
  const [createCommentThread, thread] = await keep<Thread>(await send('POST', `${base}/comment-threads`, remark));
  const [createVersion, version] = await keep<Ids>(await send('POST', `${base}/versions`, { name: 'First' }));
  await api.database.pool.query("UPDATE board_versions SET thumbnail = 'x' WHERE id = $1", [version.id]);
  return {
    createShareLink,
    openShareLink,
    listProjectPeople,
    createCommentThread,
    createVersion,
    listShareLinks: await send('GET', `${base}/share-links`),
    listSharedProjects: await guest.send('GET', '/api/shared-projects'),
    updateMember: await send('PATCH', `/api/members/${memberId}`, { role: 'comment' }),
    removeMember: await send('DELETE', `/api/members/${memberId}`),
    revokeShareLink: await send('DELETE', `/api/share-links/${linkId}`),
    listCommentThreads: await send('GET', `${base}/comment-threads`),
    getCommentThread: await send('GET', `/api/comment-threads/${thread.id}`),
    replyToComment: await send('POST', `/api/comment-threads/${thread.id}/comments`, { text: 'Yes' }),
    readCommentThread: await send('POST', `/api/comment-threads/${thread.id}/read`),
    updateCommentThread: await send('PATCH', `/api/comment-threads/${thread.id}`, { isResolved: true }),
    updateComment: await send('PATCH', `/api/comments/${thread.comments[0]?.id}`, { text: 'Larger' }),
    deleteComment: await send('DELETE', `/api/comments/${thread.comments[0]?.id}`),
    listVersions: await send('GET', `${base}/versions`),
    updateVersion: await send('PATCH', `/api/versions/${version.id}`, { name: 'Second' }),
    getVersionDocument: await send('GET', `/api/versions/${version.id}/document`),
    getVersionThumbnail: await send('GET', `/api/versions/${version.id}/thumbnail`),
    restoreVersion: await send('POST', `/api/versions/${version.id}/restore`),
  };
}
