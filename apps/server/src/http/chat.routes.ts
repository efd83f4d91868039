import { endpoints } from '@gesso/contract';
import { z } from 'zod';
import { isUuid } from '../platform/database/uuid.ts';
import { presentShownThread, presentThread, type ThreadStories } from '../workflows/keep-threads/index.ts';
import type { ProjectStories } from '../workflows/manage-project/index.ts';
import { readCursorOf, writeCursorOf } from './cursor.ts';
import { type EndpointRoute, route } from './endpoint-route.ts';
import type { OpenStream } from './event-stream.ts';
import { notFound } from './problems.ts';
import { type ProjectNews, tellProjectNews } from './project-stream.ts';

export type ChatRoutesOptions = ProjectNews & {
  readonly threads: ThreadStories;
  readonly projects: ProjectStories;
  readonly openStream: OpenStream;
};

/** Where a page of threads ended: they are sorted by when they were spoken in last. */
const afterThreadSchema = z.tuple([z.iso.datetime({ precision: 3 }), z.string().refine(isUuid)]);

/** A number of a message fits a 32-bit column. */
const sequenceSchema = z.number().int().min(1).max(2_147_483_647);

/** Conversations with the agent, and the events of a project. */
export function chatRoutes(options: ChatRoutesOptions): EndpointRoute[] {
  const { threads, projects, openStream } = options;
  return [
    route(endpoints.listThreads, async ({ caller, params, query }) => {
      const after = readCursorOf(afterThreadSchema, query.cursor);
      const rows = found(
        await threads.list({
          accountId: caller.account.id,
          projectId: params.id,
          limit: query.limit + 1,
          after: after && { updatedAt: new Date(after[0]), id: after[1] },
        }),
        'project',
      );
      const shown = rows.slice(0, query.limit);
      const last = shown.at(-1);
      return {
        items: shown.map(presentThread),
        nextCursor: rows.length > query.limit && last ? writeCursorOf([last.updatedAt.toISOString(), last.id]) : null,
      };
    }),
    route(endpoints.createThread, async ({ caller, params, body, operationId }) => {
      const asked = { id: operationId, accountId: caller.account.id, projectId: params.id, title: body.title };
      return presentThread(found(await threads.create(asked), 'project'));
    }),
    route(endpoints.getThread, async ({ caller, params, query }) => {
      const thread = await threads.read({
        accountId: caller.account.id,
        threadId: params.id,
        limit: query.limit,
        before: readCursorOf(sequenceSchema, query.before),
      });
      return presentShownThread(found(thread, 'conversation'), writeCursorOf);
    }),
    route(endpoints.updateThread, async ({ caller, params, body }) => {
      const change = { accountId: caller.account.id, threadId: params.id, title: body.title };
      return presentThread(found(await threads.rename(change), 'conversation'));
    }),
    route(endpoints.streamProjectEvents, async ({ caller, params, request }) => {
      const visit = { visitorIds: [caller.account.id], projectId: params.id };
      const { project } = found(await projects.access(visit), 'project');
      const lastEventId = request.headers.get('last-event-id') ?? undefined;
      const readRole = async () => (await projects.access(visit))?.role;
      const news = tellProjectNews(options, { projectId: project.id, lastEventId, readRole });
      return openStream(caller.account.id, request, news);
    }),
  ];
}

function found<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw notFound(what);
  return value;
}
