import type { Entry, EntryKind } from '@gesso/contract';
import { Link } from '@tanstack/react-router';
import { countCredits, formatCredits, formatSignedCredits } from '../../shared/format/credits.ts';
import type { ZonedWords } from '../../shared/time-zone/index.ts';
import { classNames } from '../../shared/ui/index.ts';
import { describeEntry, failureOf, type ModelNames } from './describe-entry.ts';

/** Columns of the head and of every row; on a phone a row is two lines: what and how much, when and what is left. */
export const ROW_GRID =
  'grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 px-4 md:grid-cols-[136px_minmax(0,1fr)_136px_104px_84px_104px] md:gap-x-4';

const DOTS: Readonly<Record<EntryKind, string>> = {
  grant: 'bg-verdigris',
  hold: 'border-2 border-ochre',
  capture: 'bg-ink',
  release: 'border-2 border-verdigris',
  refund: 'bg-verdigris',
  lapse: 'bg-line-strong',
  void: 'bg-alarm',
};

const LINK = 'text-ink-2 underline decoration-line-strong underline-offset-2 hover:text-ink';

/** The cells of one movement: a sentence, where it belongs, how much, and what was left. A hold says that it is one. */
export function EntryCells(props: { readonly entry: Entry; readonly models: ModelNames; readonly words: ZonedWords }) {
  const { entry, models, words } = props;
  const failure = failureOf(entry);
  return (
    <>
      <td className="whitespace-nowrap text-ink-2 max-md:order-3 max-md:text-sm">
        <time dateTime={entry.at}>{words.moment(entry.at)}</time>
      </td>
      <td className="min-w-0 max-md:order-1">
        <span
          aria-hidden="true"
          className={classNames('mr-2 inline-block size-2 rounded-full align-[1px]', DOTS[entry.kind])}
        />
        {describeEntry(entry, models)}
        {failure && (
          <>
            {' '}
            <Link to="/failure-policy" hash={failure} className={LINK}>
              Why it came back
            </Link>
          </>
        )}
      </td>
      <td className="truncate max-md:hidden">
        {entry.projectId && entry.projectName && (
          <Link to="/projects/$id" params={{ id: entry.projectId }} className={LINK}>
            {entry.projectName}
          </Link>
        )}
        {entry.projectId && !entry.projectName && <span className="text-ink-2">Deleted</span>}
      </td>
      <td className="truncate text-ink-2 max-md:hidden">
        {entry.model && (models.get(entry.model)?.name ?? entry.model)}
      </td>
      <Amount entry={entry} />
      <td className="text-right text-ink-2 max-md:order-4 max-md:text-sm">
        <span className="md:hidden">left </span>
        {formatCredits(entry.spendableAfterMillicredits)}
      </td>
    </>
  );
}

/** The signed change of what may be spent. What is held is marked as held, and what a capture spent changes nothing. */
function Amount({ entry }: { readonly entry: Entry }) {
  const { kind, millicredits, spentMillicredits = 0 } = entry;
  return (
    <td
      title={kind === 'capture' ? `${countCredits(spentMillicredits)} spent from what was held` : undefined}
      className={classNames(
        'whitespace-nowrap text-right font-medium max-md:order-2',
        kind === 'hold' && 'text-ochre-ink',
        millicredits > 0 && 'text-verdigris-ink',
        millicredits === 0 && 'text-ink-2',
      )}
    >
      {formatSignedCredits(millicredits)}
      {kind === 'hold' && <span className="font-normal text-sm"> held</span>}
    </td>
  );
}
