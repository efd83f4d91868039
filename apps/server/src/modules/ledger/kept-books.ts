import type { Book } from './book.ts';

/** Some 2 kB each: 40 MB at most, and every account of a busy server has its place. */
const MOST_BOOKS = 20_000;

/** A book with more in it than this is read anew: it would cost more to keep than to read. */
const MOST_ROWS = 64;

/**
 * Books of accounts that were written a moment ago, so that the next operation need not read them.
 *
 * A book is as good as the row it was written with: PostgreSQL gives every version of a row the number of the transaction
 * that made it (`xmin`), and every change of an account, by whatever server, writes its row. Compared under the lock, an
 * equal number says that nothing has happened since.
 */
export type KeptBooks = {
  /** Gives a book, if it is of this version. Whoever takes it puts it back after the commit, or has it forgotten. */
  readonly take: (accountId: string, version: string) => Book | undefined;
  readonly put: (book: Book) => void;
  /** Throws books away that were changed in vain. */
  readonly forget: (accountIds: Iterable<string>) => void;
};

/**
 * Keeps books of this process.
 *
 * In two halves: what is used moves to the younger, and when that is full it becomes the elder, whose rest is dropped.
 * So the longest unused go first, without a change of the maps at each use.
 */
export function createKeptBooks(): KeptBooks {
  let younger = new Map<string, Book>();
  let elder = new Map<string, Book>();
  return {
    take: (accountId, version) => {
      const book = younger.get(accountId) ?? elder.get(accountId);
      return book?.version === version ? book : undefined;
    },
    put: (book) => {
      prune(book);
      const { accountId } = book;
      if (book.grants.size + book.holds.size > MOST_ROWS) {
        younger.delete(accountId);
        elder.delete(accountId);
      } else if (younger.get(accountId) !== book) {
        younger.set(accountId, book);
        // A book that was read anew replaces the older one, which would else be kept until its half is dropped.
        elder.delete(accountId);
      }
      if (younger.size < MOST_BOOKS / 2) return;
      elder = younger;
      younger = new Map();
    },
    forget: (accountIds) => {
      for (const accountId of accountIds) {
        younger.delete(accountId);
        elder.delete(accountId);
      }
    },
  };
}

/** What the store would not read either: used-up grants, resolved holds. First answers are looked up by their ids. */
function prune(book: Book): void {
  if (book.operations.size > 0) book.operations.clear();
  if (book.captures.size > 0) book.captures.clear();
  for (const grant of book.grants.values()) {
    if (grant.hasStarted && grant.spendable === 0n && grant.held === 0n) book.grants.delete(grant.id);
  }
  for (const hold of book.holds.values()) if (hold.state !== 'held') book.holds.delete(hold.id);
}
