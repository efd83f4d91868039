import { Plus, X } from 'lucide-react';
import { useId, useRef } from 'react';
import { Button, IconButton, INPUT_CLASS } from '../../shared/ui/index.ts';
import { explainContrast, readHex } from './colors.ts';
import type { DraftColor } from './kit-draft.ts';

const MOST_COLORS = 8;
const FIRST_COLOR = '#1a4d8f';

/** Colours as swatches with their hex values, the most important first. */
export function ColorsField(props: {
  readonly colors: readonly DraftColor[];
  readonly error: string | undefined;
  readonly onChange: (colors: readonly DraftColor[]) => void;
}) {
  const { colors, onChange } = props;
  const noteId = useId();
  const listRef = useRef<HTMLUListElement>(null);
  const read = colors.map(({ text }) => readHex(text));
  const hexes = read.filter((color) => color !== undefined);
  const isWrong = colors.some(({ text }, index) => text.trim() !== '' && read[index] === undefined);
  const set = (key: number, text: string) =>
    onChange(colors.map((color) => (color.key === key ? { key, text } : color)));
  const add = () => {
    const key = Math.max(-1, ...colors.map((color) => color.key)) + 1;
    onChange([...colors, { key, text: colors.length === 0 ? FIRST_COLOR : '' }]);
    // The row is there after the next paint.
    requestAnimationFrame(() =>
      listRef.current?.querySelector<HTMLInputElement>('li:last-child input[type=text]')?.focus(),
    );
  };
  const note =
    props.error ??
    (isWrong ? 'Write each as a hex value such as #1a4d8f.' : explainContrast(hexes)) ??
    'The most important first: it becomes the main colour of designs.';
  return (
    <fieldset className="grid gap-2" aria-describedby={noteId}>
      <legend className="mb-1 font-medium">Colours</legend>
      {colors.length > 0 && (
        <ul ref={listRef} className="flex flex-wrap gap-2">
          {colors.map(({ key, text }, index) => {
            const hex = read[index];
            const name = `Colour ${index + 1}`;
            return (
              <li key={key} className="flex items-center gap-1 rounded-sm border border-line p-1">
                <input
                  type="color"
                  aria-label={`${name}, picker`}
                  value={hex ?? '#ffffff'}
                  onChange={(event) => set(key, event.target.value)}
                  className="size-8 cursor-pointer rounded-xs border-none bg-transparent p-0 pointer-coarse:size-11"
                />
                <input
                  type="text"
                  aria-label={`${name}, hex`}
                  aria-invalid={(text.trim() !== '' && hex === undefined) || undefined}
                  placeholder="#1a4d8f"
                  spellCheck={false}
                  value={text}
                  onChange={(event) => set(key, event.target.value)}
                  className={`${INPUT_CLASS} w-24! tabular-nums`}
                />
                <IconButton
                  label={`Take ${name.toLowerCase()} out`}
                  onClick={() => onChange(colors.filter((color) => color.key !== key))}
                >
                  <X size={14} strokeWidth={1.5} />
                </IconButton>
              </li>
            );
          })}
        </ul>
      )}
      <div>
        <Button onClick={add} disabled={colors.length >= MOST_COLORS}>
          <Plus size={14} strokeWidth={1.5} aria-hidden="true" /> Add a colour
        </Button>
      </div>
      <p id={noteId} className={props.error || isWrong ? 'text-alarm text-sm' : 'text-ink-2 text-sm'}>
        {note}
      </p>
    </fieldset>
  );
}
