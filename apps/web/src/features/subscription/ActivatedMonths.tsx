import { classNames } from '../../shared/ui/index.ts';

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** How many months of a paid year have begun: twelve small marks, and the same in words. */
export function ActivatedMonths({ activated }: { readonly activated: number }) {
  return (
    <div className="grid gap-2">
      <p className="tabular-nums">
        Month {activated} of 12. {remainingWords(12 - activated)}
      </p>
      <div aria-hidden="true" className="flex gap-1">
        {MONTHS.map((month) => (
          <span
            key={month}
            className={classNames(
              'h-2 max-w-10 flex-1 rounded-full',
              month < activated ? 'bg-verdigris' : month === activated ? 'bg-vermilion' : 'bg-line',
            )}
          />
        ))}
      </div>
    </div>
  );
}

function remainingWords(months: number): string {
  if (months <= 0) return 'It is the last one you have paid.';
  return months === 1
    ? 'One more is paid and begins by itself.'
    : `${months} more are paid and begin by themselves, one after the other.`;
}
