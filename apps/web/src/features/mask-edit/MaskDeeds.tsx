import { useState } from 'react';
import { countCredits, formatCredits } from '../../shared/format/credits.ts';
import { BUILT_IN, deedSettings, MASK_DEEDS, MASK_TITLES, type MaskDeed } from './mask-orders.rules.ts';
import type { MaskRun } from './use-mask-run.ts';
import { usePrice } from './use-price.ts';

/** In the bar every letter counts; the title has the rest. */
const SHORT: Readonly<Record<MaskDeed, string>> = { remove: 'Take out', keep: 'Keep only', blur: 'Blur', fill: 'Fill' };

const DEED =
  'flex h-8 shrink-0 items-center gap-1.5 rounded-sm px-2 font-medium hover:bg-wash disabled:text-ink-3 pointer-coarse:h-11';

/** What the built-in engine does with the painted part at one press; each names its price. */
export function MaskDeeds(props: { readonly isReady: boolean; readonly onRun: (run: MaskRun) => void }) {
  const [colour, setColour] = useState('#ffffff');
  // All deeds inside a mask cost the same, whatever they do there.
  const price = usePrice({ model: BUILT_IN, settings: deedSettings('blur', colour) });
  const cost = price === undefined ? '' : `, ${countCredits(price)} at most`;
  return (
    <div className="flex items-center overflow-x-auto [scrollbar-width:none]">
      {MASK_DEEDS.map((deed) => (
        <button
          key={deed}
          type="button"
          title={`${MASK_TITLES[deed]}${cost}`}
          disabled={!props.isReady || price === undefined}
          className={DEED}
          onClick={() =>
            price !== undefined &&
            props.onRun({
              title: MASK_TITLES[deed],
              model: BUILT_IN,
              look: 'white',
              prompt: MASK_TITLES[deed],
              settings: deedSettings(deed, colour),
              priceMillicredits: price,
            })
          }
        >
          {SHORT[deed]}
          <span className="sr-only"> the painted part, </span>
          {price !== undefined && (
            <span className="font-normal text-ink-2 tabular-nums">
              {formatCredits(price)}
              <span className="sr-only"> credits at most</span>
            </span>
          )}
        </button>
      ))}
      <input
        type="color"
        aria-label="Colour to fill with"
        title="Colour to fill with"
        value={colour}
        className="h-7 w-8 shrink-0 cursor-pointer rounded-xs border border-line bg-transparent p-0.5 pointer-coarse:h-11 pointer-coarse:w-11"
        onChange={(event) => setColour(event.target.value)}
      />
    </div>
  );
}
