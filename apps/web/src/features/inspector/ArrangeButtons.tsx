import type { Action, Editor } from '@gesso/canvas-core';
import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceAround,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceAround,
  FlipHorizontal2,
  FlipVertical2,
  LayoutGrid,
  type LucideIcon,
} from 'lucide-react';
import { announce, IconButton } from '../../shared/ui/index.ts';

type Deed = {
  readonly label: string;
  /** Goes behind “3 items”. */
  readonly done: string;
  readonly Icon: LucideIcon;
  readonly action: Action;
  /** With fewer items there is nothing to arrange. */
  readonly from: number;
};

const DEEDS: readonly Deed[] = [
  {
    label: 'Align left',
    done: 'aligned left',
    Icon: AlignStartVertical,
    action: { type: 'align', to: 'left' },
    from: 2,
  },
  {
    label: 'Align centres',
    done: 'aligned by their centres',
    Icon: AlignCenterVertical,
    action: { type: 'align', to: 'center' },
    from: 2,
  },
  {
    label: 'Align right',
    done: 'aligned right',
    Icon: AlignEndVertical,
    action: { type: 'align', to: 'right' },
    from: 2,
  },
  {
    label: 'Align top',
    done: 'aligned at the top',
    Icon: AlignStartHorizontal,
    action: { type: 'align', to: 'top' },
    from: 2,
  },
  {
    label: 'Align middles',
    done: 'aligned by their middles',
    Icon: AlignCenterHorizontal,
    action: { type: 'align', to: 'middle' },
    from: 2,
  },
  {
    label: 'Align bottom',
    done: 'aligned at the bottom',
    Icon: AlignEndHorizontal,
    action: { type: 'align', to: 'bottom' },
    from: 2,
  },
  {
    label: 'Distribute across',
    done: 'distributed across',
    Icon: AlignHorizontalSpaceAround,
    action: { type: 'distribute', axis: 'x' },
    from: 3,
  },
  {
    label: 'Distribute down',
    done: 'distributed down',
    Icon: AlignVerticalSpaceAround,
    action: { type: 'distribute', axis: 'y' },
    from: 3,
  },
  {
    label: 'Flip left to right',
    done: 'flipped left to right',
    Icon: FlipHorizontal2,
    action: { type: 'flip', axis: 'x' },
    from: 1,
  },
  {
    label: 'Flip top to bottom',
    done: 'flipped top to bottom',
    Icon: FlipVertical2,
    action: { type: 'flip', axis: 'y' },
    from: 1,
  },
  { label: 'Tidy up', done: 'tidied up', Icon: LayoutGrid, action: { type: 'tidy' }, from: 2 },
];

/** Brings items into line, at equal gaps or into rows, or mirrors them, and says so. One in a frame is aligned to it. */
export function ArrangeButtons(props: {
  readonly editor: Editor;
  readonly count: number;
  /** One item has only its frame or group to be aligned to. */
  readonly isInside: boolean;
}) {
  const { editor, count, isInside } = props;
  return (
    <div role="toolbar" aria-label="Arrange" className="-mx-1 flex flex-wrap">
      {DEEDS.map(({ label, done, Icon, action, from }) => (
        <IconButton
          key={label}
          label={label}
          disabled={count < (action.type === 'align' && isInside ? 1 : from)}
          onClick={() => editor.run(action) && announce(`${count === 1 ? '1 item' : `${count} items`} ${done}.`)}
        >
          <Icon size={16} strokeWidth={1.5} />
        </IconButton>
      ))}
    </div>
  );
}
