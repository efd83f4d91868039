import type { PoolClient } from 'pg';

/**
 * Notes a letter that tells somebody of a mention.
 *
 * @param letter.most - How many they may get since `letter.since`.
 * @returns False when they were told of this comment before, or got as many as they may.
 */
export async function noteLetter(
  connection: PoolClient,
  letter: {
    readonly commentId: string;
    readonly accountId: string;
    readonly at: Date;
    readonly since: Date;
    readonly most: number;
  },
): Promise<boolean> {
  const { rowCount } = await connection.query(
    `INSERT INTO comment_letters (comment_id, account_id, sent_at)
     SELECT $1, $2, $3
     WHERE (SELECT count(*) FROM comment_letters WHERE account_id = $2 AND sent_at > $4) < $5
     ON CONFLICT (comment_id, account_id) DO NOTHING`,
    [letter.commentId, letter.accountId, letter.at, letter.since, letter.most],
  );
  return rowCount === 1;
}
