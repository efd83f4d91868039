import type { Editor, FontWeight, ItemLook } from '@gesso/canvas-core';
import {
  AlignCenter,
  AlignLeft,
  AlignRight,
  Blend,
  Ellipsis,
  Minus,
  MoveVertical,
  Slash,
  SquareRoundCorner,
  Type,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { ChoiceField } from './ChoiceField.tsx';
import { ColourField } from './ColourField.tsx';
import { DashedLine } from './DashedLine.tsx';
import { HeadField } from './HeadField.tsx';
import { MenuField } from './MenuField.tsx';
import { NumberField } from './NumberField.tsx';
import { type StyleField, sharedValue } from './style-fields.rules.ts';
import { useItemStyle } from './use-item-style.ts';

/** A family that words can be set in, as the board's page knows them. */
export type StyleFamily = {
  readonly name: string;
  readonly cssName: string;
  readonly weights: readonly FontWeight[];
  readonly load: () => Promise<unknown>;
};

export type ItemStyleBarProps = {
  readonly editor: Editor;
  readonly families: readonly StyleFamily[];
  /** The kit whose colours come first. */
  readonly projectKitId: string | null;
};

const ICON = { size: 16, strokeWidth: 1.5, 'aria-hidden': true } as const;
/** What lines and letters take that name no colour. */
const INK = 'var(--color-ink)';
const WEIGHT_NAMES: Readonly<Record<FontWeight, string>> = {
  400: 'Regular',
  500: 'Medium',
  600: 'Semibold',
  700: 'Bold',
};
const FIT_NAMES = { grow: 'Grow', wrap: 'Wrap', fill: 'Fill box' } as const;

/** How the selected items look, or what the chosen tool makes next; nothing where there is no look to choose. */
export function ItemStyleBar({ editor, families, projectKitId }: ItemStyleBarProps) {
  const { items, fields, set } = useItemStyle(editor);
  if (fields.length === 0) return null;

  const valueFor = <Field extends StyleField>(field: Field) => {
    const shared = sharedValue(items, field);
    return shared === 'mixed' ? 'mixed' : shared.value;
  };
  const numberFor = (field: 'strokeWidth' | 'cornerRadius' | 'fontSize' | 'lineHeight' | 'opacity') => {
    const value = valueFor(field);
    return value === 'mixed' ? 'mixed' : (value ?? 0);
  };
  const onDropper = () => editor.run({ type: 'choose-tool', tool: 'eyedropper' });
  const colourFor = (field: 'fill' | 'stroke' | 'textColor', label: string, noneLabel: string) => ({
    label,
    noneLabel,
    value: valueFor(field) ?? null,
    projectKitId,
    onDropper,
    onCommit: (colour: string | undefined) => set(field, colour),
  });
  const family = families.find(({ name }) => name === valueFor('fontFamily'));
  const weights = family?.weights ?? [];
  const isInked = items.some((item) => item.kind === 'drawing' || item.kind === 'connector');

  const controls: Readonly<Record<StyleField, () => ReactNode>> = {
    fill: () => <ColourField {...colourFor('fill', 'Fill', 'No fill')} />,
    stroke: () => (
      <ColourField
        {...colourFor('stroke', 'Stroke', isInked ? 'Ink of the theme' : 'No stroke')}
        look="ring"
        standsIn={isInked ? INK : undefined}
      />
    ),
    strokeWidth: () => (
      <NumberField
        label="Stroke width"
        icon={<Slash {...ICON} />}
        value={numberFor('strokeWidth')}
        min={0.5}
        max={200}
        step={1}
        onCommit={(value) => set('strokeWidth', value)}
      />
    ),
    cornerRadius: () => (
      <NumberField
        label="Corner radius"
        icon={<SquareRoundCorner {...ICON} />}
        value={numberFor('cornerRadius')}
        min={0}
        max={1000}
        step={1}
        onCommit={(value) => set('cornerRadius', value)}
      />
    ),
    dash: () => (
      <ChoiceField
        label="Line"
        value={valueFor('dash') ?? 'solid'}
        choices={[
          { value: 'solid', label: 'Solid line', Icon: Minus },
          { value: 'dashed', label: 'Dashed line', Icon: DashedLine },
          { value: 'dotted', label: 'Dotted line', Icon: Ellipsis },
        ]}
        onCommit={(value) => set('dash', value === 'solid' ? undefined : value)}
      />
    ),
    headFrom: () => <HeadField end="from" value={valueFor('headFrom')} onCommit={(head) => set('headFrom', head)} />,
    headTo: () => <HeadField end="to" value={valueFor('headTo')} onCommit={(head) => set('headTo', head)} />,
    fontFamily: () => (
      <MenuField
        label="Font"
        className="w-32"
        value={valueFor('fontFamily') ?? ''}
        choices={families.map(({ name, cssName }) => ({
          value: name,
          label: name,
          style: { fontFamily: `"${cssName}"` },
        }))}
        onOpen={() => families.forEach((one) => void one.load())}
        onCommit={(value) => set('fontFamily', value)}
      />
    ),
    fontWeight: () =>
      // A family that is cut in one weight offers no other.
      family && weights.length === 1 ? null : (
        <MenuField
          label="Weight"
          className="w-24"
          value={String(valueFor('fontWeight'))}
          choices={(Object.keys(WEIGHT_NAMES).map(Number) as FontWeight[]).map((weight) => ({
            value: String(weight),
            label: WEIGHT_NAMES[weight],
            style: { fontWeight: weight },
          }))}
          // The menu's values are the weights above.
          onCommit={(value) => set('fontWeight', Number(value) as FontWeight)}
        />
      ),
    fontSize: () => (
      <NumberField
        label="Font size"
        icon={<Type {...ICON} />}
        value={numberFor('fontSize')}
        min={1}
        max={2000}
        step={1}
        onCommit={(value) => set('fontSize', value)}
      />
    ),
    textColor: () => <ColourField {...colourFor('textColor', 'Text colour', 'Ink of the theme')} standsIn={INK} />,
    textAlign: () => (
      <ChoiceField
        label="Alignment"
        value={valueFor('textAlign') ?? null}
        choices={[
          { value: 'left', label: 'Align left', Icon: AlignLeft },
          { value: 'center', label: 'Align centre', Icon: AlignCenter },
          { value: 'right', label: 'Align right', Icon: AlignRight },
        ]}
        onCommit={(value) => set('textAlign', value)}
      />
    ),
    lineHeight: () => (
      <NumberField
        label="Line height"
        icon={<MoveVertical {...ICON} />}
        value={numberFor('lineHeight')}
        min={0.5}
        max={4}
        step={0.05}
        onCommit={(value) => set('lineHeight', value)}
      />
    ),
    textFit: () => (
      <MenuField
        label="Fit"
        className="w-24"
        value={valueFor('textFit') ?? 'wrap'}
        choices={Object.entries(FIT_NAMES).map(([value, label]) => ({ value, label }))}
        // The menu's values are the fits above.
        onCommit={(value) => set('textFit', value as ItemLook['textFit'])}
      />
    ),
    opacity: () => (
      <NumberField
        label="Opacity"
        icon={<Blend {...ICON} />}
        value={percentOf(numberFor('opacity'))}
        unit="%"
        min={0}
        max={100}
        step={5}
        onCommit={(value) => set('opacity', value === 100 ? undefined : value / 100)}
      />
    ),
  };
  return (
    <fieldset
      aria-label="Style"
      className="flex min-w-0 max-w-full animate-appear items-center gap-0.5 overflow-x-auto rounded-md border border-line bg-paper p-1 shadow-float [scrollbar-width:none]"
    >
      {fields.map((field) => (
        <div key={field} className="contents">
          {controls[field]()}
        </div>
      ))}
    </fieldset>
  );
}

function percentOf(value: number | 'mixed'): number | 'mixed' {
  return value === 'mixed' ? 'mixed' : Math.round(value * 100);
}
