import type { LineHead } from '@gesso/canvas-core';
import { MenuField } from './MenuField.tsx';

const NAMES: Readonly<Record<'from' | 'to', string>> = { from: 'Beginning of the line', to: 'End of the line' };
/** Each as it looks at the end it is chosen for. */
const CHOICES: Readonly<Record<'from' | 'to', Readonly<Record<LineHead, string>>>> = {
  from: { none: '— None', arrow: '← Arrow', triangle: '◂ Triangle', dot: '● Dot' },
  to: { none: '— None', arrow: '→ Arrow', triangle: '▸ Triangle', dot: '● Dot' },
};

/** What a line carries at one of its ends. */
export function HeadField(props: {
  readonly end: 'from' | 'to';
  readonly value: LineHead | 'mixed' | null | undefined;
  readonly onCommit: (head: LineHead) => void;
}) {
  const { end, value } = props;
  return (
    <MenuField
      label={NAMES[end]}
      className="w-28"
      value={value ?? 'none'}
      choices={Object.entries(CHOICES[end]).map(([head, label]) => ({ value: head, label }))}
      // The menu's values are the heads above.
      onCommit={(head) => props.onCommit(head as LineHead)}
    />
  );
}
