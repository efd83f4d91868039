import type { BoardItem, Editor } from '@gesso/canvas-core';
import { Link2, Link2Off } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../shared/ui/index.ts';
import { changedGeometry, type GeometryField, sharedValue } from './geometry-fields.rules.ts';
import { NumberField } from './NumberField.tsx';

const FIELDS = [
  { field: 'x', letter: 'X', label: 'X' },
  { field: 'y', letter: 'Y', label: 'Y' },
  { field: 'width', letter: 'W', label: 'Width' },
  { field: 'height', letter: 'H', label: 'Height' },
  { field: 'rotation', letter: '∠', label: 'Rotation', unit: '°' },
] as const satisfies readonly { field: GeometryField; letter: string; label: string; unit?: string }[];

/** Kinds whose proportion is a fact of their file, so that it is kept unless a person asks otherwise. */
const OF_A_FILE: ReadonlySet<string> = new Set(['image', 'video', 'model3d', 'design']);

/** Where the selected items lie and how large they are, as fields: everything that handles do, by numbers (WCAG 2.5.7). */
export function GeometryFields({ editor, items }: { readonly editor: Editor; readonly items: readonly BoardItem[] }) {
  const [isChosen, setChosen] = useState<boolean | null>(null);
  const keepsProportion = isChosen ?? items.some(({ kind }) => OF_A_FILE.has(kind));
  const isLocked = items.every((item) => item.isLocked);
  const change = (field: GeometryField, to: (now: number) => number) => {
    const changes = changedGeometry(items, { field, to, keepsProportion });
    if (changes.size > 0) editor.run({ type: 'set-geometry', changes });
  };
  return (
    <fieldset
      aria-label="Place and size"
      className="grid grid-cols-[1fr_1fr_32px] gap-1.5 pointer-coarse:grid-cols-[1fr_1fr_44px]"
    >
      {FIELDS.slice(0, 2).map((field) => (
        <Entry key={field.field} {...field} items={items} isLocked={isLocked} onChange={change} />
      ))}
      <span />
      {FIELDS.slice(2, 4).map((field) => (
        <Entry key={field.field} {...field} items={items} isLocked={isLocked} onChange={change} />
      ))}
      <IconButton
        label={keepsProportion ? 'Let width and height change alone' : 'Keep the proportion'}
        aria-pressed={keepsProportion}
        onClick={() => setChosen(!keepsProportion)}
      >
        {keepsProportion ? <Link2 size={16} strokeWidth={1.5} /> : <Link2Off size={16} strokeWidth={1.5} />}
      </IconButton>
      {FIELDS.slice(4).map((field) => (
        <Entry key={field.field} {...field} items={items} isLocked={isLocked} onChange={change} />
      ))}
    </fieldset>
  );
}

function Entry(props: {
  readonly field: GeometryField;
  readonly letter: string;
  readonly label: string;
  readonly unit?: string;
  readonly items: readonly BoardItem[];
  readonly isLocked: boolean;
  readonly onChange: (field: GeometryField, to: (now: number) => number) => void;
}) {
  const { field, items, onChange } = props;
  return (
    <NumberField
      letter={props.letter}
      label={props.label}
      unit={props.unit}
      value={sharedValue(items, field)}
      disabled={props.isLocked}
      onSet={(value) => onChange(field, () => value)}
      onStep={(delta) => onChange(field, (now) => now + delta)}
    />
  );
}
