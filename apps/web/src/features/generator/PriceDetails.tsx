import type { Quote } from '@gesso/contract';
import { ReceiptText } from 'lucide-react';
import { Popover } from 'radix-ui';
import { formatCredits } from '../../shared/format/credits.ts';
import { classNames, IconButton } from '../../shared/ui/index.ts';

/** The price line by line, as the server will hold it. */
export function PriceDetails({ quote, isCurrent }: { readonly quote: Quote; readonly isCurrent: boolean }) {
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <IconButton label="What the price is made of" className="border border-line">
          <ReceiptText size={16} strokeWidth={1.5} />
        </IconButton>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          side="top"
          align="end"
          sideOffset={6}
          collisionPadding={8}
          className="z-50 w-72 animate-appear rounded-md border border-line bg-paper p-3 shadow-float"
        >
          <table className={classNames('w-full tabular-nums', !isCurrent && 'opacity-50')}>
            <caption className="pb-2 text-left font-semibold">The price, line by line</caption>
            <tbody>
              {quote.lines.map((line) => (
                <tr key={line.label} className="*:py-0.5 *:align-baseline">
                  <td className="pr-3">{line.label}</td>
                  <td className="whitespace-nowrap pr-3 text-right text-ink-2">
                    {line.quantity > 1 && `${line.quantity} × ${formatCredits(line.unitMillicredits)}`}
                  </td>
                  <td className="text-right">{formatCredits(line.millicredits)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr className="border-line border-t font-semibold *:pt-1.5">
                <td colSpan={2}>Total, never more</td>
                <td className="text-right">{formatCredits(quote.totalMillicredits)}</td>
              </tr>
            </tfoot>
          </table>
          <p className="mt-2 text-ink-2 text-sm">
            Held while it runs. What fails costs nothing. Price list {quote.priceListVersion}.
          </p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
