import type { CommentThread } from '@gesso/contract';
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, endpointQuery } from '../../shared/client/index.ts';
import { announce } from '../../shared/ui/index.ts';

/** All threads of a board, the one that was written in last first. */
export function useThreads(projectId: string): readonly CommentThread[] | undefined {
  return useQuery(endpointQuery('listCommentThreads', { params: { id: projectId } })).data?.items;
}

/** People who can be named in a comment. */
export function usePeopleOf(projectId: string) {
  const people = useQuery(endpointQuery('listProjectPeople', { params: { id: projectId } })).data?.items ?? [];
  // A comment mentions accounts; the id of a person here is that of a membership.
  return people.map(({ accountId: id, name }) => ({ id, name }));
}

/** What one can do with comments; each shows its outcome at once and says so when it failed. */
export function useCommentActions(projectId: string) {
  const queries = useQueryClient();
  const options = <Input>(mutationFn: (input: Input) => Promise<unknown>) => ({
    mutationFn,
    onError: () => announce('That was not saved. Try again.', 'alarm'),
    onSettled: () => refresh(queries, projectId),
  });
  type Written = { readonly text: string; readonly mentions: string[] };
  type Begun = Written & { readonly point: { x: number; y: number }; readonly itemId?: string };
  return {
    begin: useMutation({
      ...options(() => Promise.resolve()),
      mutationFn: (body: Begun) => call('createCommentThread', { params: { id: projectId }, body }),
    }),
    reply: useMutation(
      options(({ threadId, ...body }: Written & { threadId: string }) =>
        call('replyToComment', { params: { id: threadId }, body }),
      ),
    ),
    resolve: useMutation(
      options(({ threadId, isResolved }: { threadId: string; isResolved: boolean }) =>
        call('updateCommentThread', { params: { id: threadId }, body: { isResolved } }),
      ),
    ),
    edit: useMutation(
      options(({ commentId, ...body }: Written & { commentId: string }) =>
        call('updateComment', { params: { id: commentId }, body }),
      ),
    ),
    remove: useMutation(options((commentId: string) => call('deleteComment', { params: { id: commentId } }))),
    markRead: useMutation({
      mutationFn: (threadId: string) => call('readCommentThread', { params: { id: threadId } }),
      onSettled: () => refresh(queries, projectId),
    }),
  };
}

export type CommentActions = ReturnType<typeof useCommentActions>;

function refresh(queries: QueryClient, projectId: string): void {
  void queries.invalidateQueries({
    queryKey: endpointQuery('listCommentThreads', { params: { id: projectId } }).queryKey,
  });
}
