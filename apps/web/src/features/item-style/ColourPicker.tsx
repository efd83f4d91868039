import { Ban, Pipette } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from '../../shared/ui/index.ts';
import { ColourArea } from './ColourArea.tsx';
import { type Hsva, readHex, toHex, toHsva } from './colours.rules.ts';
import { Palette } from './Palette.tsx';

/** Where a picker begins that has no colour yet. */
const FIRST: Hsva = { hue: 12, saturation: 0.82, value: 0.91, alpha: 1 };

/** Chooses a colour: from the brand, from what was used last, by hand, by its number, or from the screen. */
export function ColourPicker(props: {
  readonly value: string | 'mixed' | null;
  readonly noneLabel: string;
  readonly projectKitId: string | null;
  readonly onDropper: () => void;
  readonly onCommit: (colour: string | undefined) => void;
}) {
  const { value, onCommit } = props;
  const known = value === 'mixed' || value === null ? null : value;
  const [pulled, setPulled] = useState<Hsva>(known === null ? FIRST : toHsva(known));
  // A grey has no hue: what was pulled stays unless the colour really is another one.
  useEffect(() => {
    if (known !== null) setPulled((before) => (toHex(before) === known ? before : toHsva(known)));
  }, [known]);
  const commit = (colour: Hsva) => {
    setPulled(colour);
    onCommit(toHex(colour));
  };
  return (
    <div className="grid gap-3">
      <Palette chosen={known} projectKitId={props.projectKitId} onChoose={onCommit} />
      <ColourArea colour={pulled} onPull={setPulled} onCommit={commit} />
      <div className="flex items-center gap-1">
        <HexField shown={known} onCommit={onCommit} />
        <IconButton label="Take a colour from the screen" onClick={() => pickFromScreen(props.onDropper, onCommit)}>
          <Pipette size={16} strokeWidth={1.5} />
        </IconButton>
        <IconButton label={props.noneLabel} aria-pressed={value === null} onClick={() => onCommit(undefined)}>
          <Ban size={16} strokeWidth={1.5} />
        </IconButton>
      </div>
    </div>
  );
}

function HexField({ shown, onCommit }: { readonly shown: string | null; readonly onCommit: (colour: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const read = readHex(typed ?? shown ?? '');
  const commit = () => {
    if (typed !== null && read !== null) onCommit(read);
    setTyped(null);
  };
  return (
    <label className="flex h-8 min-w-0 flex-1 items-center rounded-sm border border-line px-2 focus-within:border-focus pointer-coarse:h-11">
      <span className="sr-only">Hex</span>
      <input
        type="text"
        value={typed ?? shown ?? ''}
        placeholder="#e8502a"
        spellCheck={false}
        autoComplete="off"
        aria-invalid={typed !== null && typed !== '' && read === null}
        className="w-full bg-transparent tabular-nums outline-none placeholder:text-ink-3 aria-invalid:text-alarm"
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
    </label>
  );
}

/** The browser's own dropper sees the whole screen; without one the board's tool sees the board. */
function pickFromScreen(onDropper: () => void, onCommit: (colour: string) => void): void {
  // Not in the types of the platform yet.
  const { EyeDropper } = window as { EyeDropper?: new () => { open(): Promise<{ sRGBHex: string }> } };
  if (!EyeDropper) {
    onDropper();
    return;
  }
  new EyeDropper().open().then(
    ({ sRGBHex }) => {
      const colour = readHex(sRGBHex);
      if (colour) onCommit(colour);
    },
    // Escape closes the dropper, which is no failure.
    () => undefined,
  );
}
