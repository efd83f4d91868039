import { Popover } from 'radix-ui';
import { useState } from 'react';
import { ColourPicker } from './ColourPicker.tsx';
import { rememberColour } from './recent-colours.ts';
import { Swatch } from './Swatch.tsx';

export type ColourFieldProps = {
  readonly label: string;
  /** Null is none: what that means says `noneLabel`. */
  readonly value: string | 'mixed' | null;
  readonly noneLabel: string;
  /** The colour that is seen where none is chosen: the theme's ink. */
  readonly standsIn?: string | undefined;
  /** A ring for strokes, a disc for everything else. */
  readonly look?: 'ring';
  readonly projectKitId: string | null;
  /** Takes a colour from the board where the browser has no dropper of its own. */
  readonly onDropper: () => void;
  readonly onCommit: (colour: string | undefined) => void;
};

/** A colour as a button that opens its picker. */
export function ColourField(props: ColourFieldProps) {
  const { label, value, noneLabel } = props;
  const [isOpen, setOpen] = useState(false);
  const commit = (colour: string | undefined) => {
    if (colour !== undefined) rememberColour(colour);
    props.onCommit(colour);
  };
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger
        aria-label={`${label}: ${value === 'mixed' ? 'mixed' : (value ?? noneLabel)}`}
        title={label}
        className="grid size-8 shrink-0 place-items-center rounded-sm hover:bg-wash data-[state=open]:bg-wash pointer-coarse:size-11"
      >
        <Swatch colour={value} look={props.look} standsIn={props.standsIn} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          side="top"
          sideOffset={10}
          collisionPadding={8}
          aria-label={label}
          className="z-50 max-h-(--radix-popover-content-available-height) w-64 animate-appear overflow-y-auto rounded-md border border-line bg-paper p-3 shadow-float"
        >
          <ColourPicker
            value={value}
            noneLabel={noneLabel}
            projectKitId={props.projectKitId}
            onDropper={() => {
              setOpen(false);
              props.onDropper();
            }}
            onCommit={commit}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
