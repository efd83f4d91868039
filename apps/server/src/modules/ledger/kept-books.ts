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
  /** Gives a book away, if it is of this version. Whoever takes it puts it back after the commit, or never. */
  readonly take: (accountId: string, version: string) => Book | undefined;
  readonly put: (book: Book) => void;
};

/** Keeps books of this process; the longest unused go first. */
export function createKeptBooks(): KeptBooks {
  const books = new Map<string, Book>();
  return {
    take: (accountId, version) => {
      const book = books.get(accountId);
      books.delete(accountId);
      return book?.version === version ? book : undefined;
    },
    put: (book) => {
      prune(book);
      if (book.grants.size + book.holds.size > MOST_ROWS) return;
      books.set(book.accountId, book);
      const [oldest] = books.size > MOST_BOOKS ? books.keys() : [];
      if (oldest !== undefined) books.delete(oldest);
    },
  };
}

/** What the store would not read either: used-up grants, resolved holds. First answers are looked up by their ids. */
function prune(book: Book): void {
  book.operations.clear();
  book.captures.clear();
  for (const grant of book.grants.values()) {
    if (grant.hasStarted && grant.spendable === 0n && grant.held === 0n) book.grants.delete(grant.id);
  }
  for (const hold of book.holds.values()) if (hold.state !== 'held') book.holds.delete(hold.id);
}
