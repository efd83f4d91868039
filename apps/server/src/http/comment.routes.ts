import { endpoints, LIMITS } from '@gesso/contract';
import { type CommentOutcome, type CommentStories, presentCommentThread } from '../workflows/keep-comments/index.ts';
import { type EndpointRoute, route } from './endpoint-route.ts';
import { notFound, ProblemError } from './problems.ts';

/** What people say on boards. */
export function commentRoutes({ comments }: { readonly comments: CommentStories }): EndpointRoute[] {
  return [
    route(endpoints.listCommentThreads, async ({ caller, params }) => {
      const threads = found(await comments.list({ accountId: caller.account.id, projectId: params.id }), 'project');
      return { items: threads.map(presentCommentThread), nextCursor: null };
    }),
    route(endpoints.createCommentThread, async ({ caller, params, body }) =>
      written(
        await comments.begin({ accountId: caller.account.id, projectId: params.id, ...body }),
        'project',
        `A board has at most ${LIMITS.threadsPerProject} threads; delete one first.`,
      ),
    ),
    route(endpoints.getCommentThread, async ({ caller, params }) =>
      presentCommentThread(found(await comments.find({ accountId: caller.account.id, threadId: params.id }), 'thread')),
    ),
    route(endpoints.updateCommentThread, async ({ caller, params, body }) => {
      const change = { accountId: caller.account.id, threadId: params.id, isResolved: body.isResolved };
      return presentCommentThread(found(await comments.resolve(change), 'thread'));
    }),
    route(endpoints.replyToComment, async ({ caller, params, body }) =>
      written(
        await comments.reply({ accountId: caller.account.id, threadId: params.id, ...body }),
        'thread',
        `A thread has at most ${LIMITS.commentsPerThread} comments; begin another one.`,
      ),
    ),
    route(endpoints.readCommentThread, async ({ caller, params }) => {
      if (!(await comments.markRead({ accountId: caller.account.id, threadId: params.id }))) throw notFound('thread');
      return undefined;
    }),
    route(endpoints.updateComment, async ({ caller, params, body }) => {
      const change = { accountId: caller.account.id, commentId: params.id, ...body };
      return presentCommentThread(found(await comments.edit(change), 'comment'));
    }),
    route(endpoints.deleteComment, async ({ caller, params }) => {
      if (!(await comments.remove({ accountId: caller.account.id, commentId: params.id }))) throw notFound('comment');
      return undefined;
    }),
  ];
}

function written(outcome: CommentOutcome, what: string, tooMany: string) {
  if (outcome.ok) return presentCommentThread(outcome);
  if (outcome.reason === 'not-found') throw notFound(what);
  throw new ProblemError({ code: 'conflict', detail: tooMany });
}

function found<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw notFound(what);
  return value;
}
