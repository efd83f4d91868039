import { endpoints, type Mail } from '@gesso/contract';
import type { Pool } from 'pg';
import type { StoredMail } from '../platform/mail/mail.ts';
import { listMails } from '../platform/mail/mails.store.ts';
import { readCursor, toPage } from './cursor.ts';
import { type EndpointRoute, route } from './endpoint-route.ts';

/** Every message to people, for the operator: where no mail server is set up, this is the only place it goes. */
export function mailRoutes({ database }: { readonly database: { readonly pool: Pool } }): EndpointRoute[] {
  return [
    route(endpoints.listMail, async ({ query: { limit, cursor } }) => {
      const rows = await listMails(database.pool, { limit: limit + 1, after: readCursor(cursor) });
      return toPage(rows, limit, presentMail);
    }),
  ];
}

function presentMail(mail: StoredMail): Mail {
  return {
    id: mail.id,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    attachments: [...mail.attached],
    status: mail.state,
    failure: mail.failure,
    at: mail.createdAt.toISOString(),
  };
}
