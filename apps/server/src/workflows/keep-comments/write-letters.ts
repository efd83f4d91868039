import type { PoolClient } from 'pg';
import { noteLetter } from '../../modules/comments/index.ts';
import type { Project } from '../../modules/projects/index.ts';
import type { NamedAccount } from '../../modules/shares/index.ts';
import type { NewMail } from '../../platform/mail/mail.ts';

/** A lively board names somebody often; more letters in an hour than this nobody opens. The board shows them all. */
const LETTERS_PER_HOUR = 10;
const HOUR_MS = 3_600_000;

export type LetterTools = {
  readonly sendMail: (connection: PoolClient, mail: NewMail) => Promise<string>;
  readonly publicUrl: string;
};

export type MentionLetter = {
  readonly project: Project;
  readonly comment: {
    readonly id: string;
    readonly threadId: string;
    readonly authorId: string;
    readonly text: string;
    readonly mentions: readonly string[];
  };
  readonly names: ReadonlyMap<string, NamedAccount>;
  readonly at: Date;
};

/** Writes to the people whom a comment names, except its author: once for each comment, and within bounds. */
export async function writeLetters(
  connection: PoolClient,
  { sendMail, publicUrl }: LetterTools,
  { project, comment, names, at }: MentionLetter,
): Promise<void> {
  const author = oneLine(names.get(comment.authorId)?.name ?? 'Somebody');
  const projectName = oneLine(project.name);
  for (const accountId of comment.mentions) {
    const to = names.get(accountId)?.email;
    if (accountId === comment.authorId || to === undefined) continue;
    const since = new Date(at.getTime() - HOUR_MS);
    if (!(await noteLetter(connection, { commentId: comment.id, accountId, at, since, most: LETTERS_PER_HOUR })))
      continue;
    await sendMail(connection, {
      to,
      subject: `${author} mentioned you in ${projectName}`,
      text: `${author} wrote in ${projectName}:\n\n${comment.text}\n\nAnswer on the board: ${publicUrl}/projects/${project.id}?comment=${comment.threadId}\n`,
      at,
    });
  }
}

function oneLine(words: string): string {
  return words.replace(/\s+/gu, ' ').trim();
}
