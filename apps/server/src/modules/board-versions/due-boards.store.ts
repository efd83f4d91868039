import type { Pool } from 'pg';

/**
 * Boards that changed since their last version and are due for another: it has been quiet on them since
 * `quietSince`, or their last version is from before `agedSince`.
 *
 * Looks at one small row of each project; the documents themselves lie elsewhere and are not read.
 */
export async function listDueBoards(
  pool: Pool,
  asked: { readonly quietSince: Date; readonly agedSince: Date; readonly limit: number },
): Promise<readonly string[]> {
  const { rows } = await pool.query<{ readonly project_id: string }>(
    `SELECT c.project_id FROM canvases c
     JOIN projects p ON p.id = c.project_id AND p.deleted_at IS NULL
     LEFT JOIN LATERAL (
       SELECT sequence, created_at FROM board_versions v WHERE v.project_id = c.project_id
       ORDER BY created_at DESC, id DESC LIMIT 1
     ) AS last ON true
     WHERE c.last_sequence > coalesce(last.sequence, 0)
       AND (coalesce(last.created_at, p.created_at) < $2 OR NOT EXISTS (
         SELECT 1 FROM canvas_updates u WHERE u.project_id = c.project_id AND u.created_at > $1
       ))
     LIMIT $3`,
    [asked.quietSince, asked.agedSince, asked.limit],
  );
  return rows.map((row) => row.project_id);
}
