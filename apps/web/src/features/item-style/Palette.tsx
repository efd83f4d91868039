import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { endpointQuery } from '../../shared/client/index.ts';
import { readHex } from './colours.rules.ts';
import { recentColours } from './recent-colours.ts';

/** Inks and papers, then once around the hues: two whole rows. */
const BASICS = [
  '#2b2620',
  '#7a736a',
  '#d8d4cc',
  '#ffffff',
  '#f4ead7',
  '#8a5a3c',
  '#e8502a',
  '#f0b429',
  '#4e9f3d',
  '#1f8a70',
  '#18b5c9',
  '#1f7ae0',
  '#3b3fb6',
  '#8c3fb0',
  '#d63384',
  '#b91c3c',
] as const;
/** Kits shown besides the project's own; all are on the brand kits' page. */
const MAX_KITS = 3;

/** Colours to choose from: the brand's first, then those used last, then a few of the house. */
export function Palette(props: {
  readonly chosen: string | null;
  readonly projectKitId: string | null;
  readonly onChoose: (colour: string) => void;
}) {
  const { data } = useQuery(endpointQuery('listBrandKits', {}));
  const [recent] = useState(recentColours);
  const kits = [...(data?.items ?? [])]
    .filter(({ colors }) => colors.length > 0)
    .sort((a, b) => Number(b.id === props.projectKitId) - Number(a.id === props.projectKitId));
  const rows = [
    ...kits.slice(0, MAX_KITS).map(({ id, name, colors }) => ({ id, name, colours: colors })),
    { id: 'recent', name: 'Used last', colours: recent },
    { id: 'basics', name: 'Colours', colours: BASICS },
  ];
  return (
    <div className="grid gap-2">
      {rows.map(({ id, name, colours }) =>
        colours.length === 0 ? null : (
          <fieldset key={id} className="grid gap-1">
            <legend className="mb-1 truncate text-ink-2 text-sm">{name}</legend>
            <div className="grid grid-cols-8 gap-1">
              {colours.map((colour) => (
                <Cell key={colour} colour={readHex(colour) ?? colour} {...props} />
              ))}
            </div>
          </fieldset>
        ),
      )}
    </div>
  );
}

function Cell(props: {
  readonly colour: string;
  readonly chosen: string | null;
  readonly onChoose: (colour: string) => void;
}) {
  const { colour, chosen, onChoose } = props;
  return (
    <button
      type="button"
      aria-label={colour}
      title={colour}
      aria-pressed={chosen === colour}
      className="aspect-square min-h-6 rounded-xs border border-line-strong/40 aria-pressed:outline-2 aria-pressed:outline-focus aria-pressed:outline-offset-1"
      style={{ background: colour }}
      onClick={() => onChoose(colour)}
    />
  );
}
