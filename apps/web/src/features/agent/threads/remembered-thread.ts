/** A conversation that was opened, or one that begins with the next brief. */
export type ThreadChoice = { readonly id: string | null };

const nameOf = (projectId: string) => `gesso.thread.${projectId}`;
/** Stands for a conversation that has not begun. */
const NEW = 'new';

/** What was open last in this project; undefined where nothing is remembered. */
export function recallThread(projectId: string): ThreadChoice | undefined {
  const stored = localStorage.getItem(nameOf(projectId));
  if (stored === null) return undefined;
  return { id: stored === NEW ? null : stored };
}

/** Remembers what is open, for the next visit. */
export function rememberThread(projectId: string, { id }: ThreadChoice): void {
  try {
    localStorage.setItem(nameOf(projectId), id ?? NEW);
  } catch {
    // A full or forbidden store only means that the next visit opens the latest conversation.
  }
}
