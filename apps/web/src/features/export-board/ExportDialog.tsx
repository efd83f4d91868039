import type { Editor } from '@gesso/canvas-core';
import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button, Dialog, DialogActions, Notice } from '../../shared/ui/index.ts';
import { ChoiceField } from './ChoiceField.tsx';
import {
  describeSize,
  type ExportChoice,
  firstPresets,
  nextPreset,
  type PresetDraft,
  regionsOf,
  toOrder,
} from './export-draft.rules.ts';
import { PresetRow } from './PresetRow.tsx';
import { type ExportWork, useExport } from './use-export.ts';

/** More at once is not an export any more; the server would take more. */
const MAX_PRESETS = 12;

/** Writes what is selected, the frames or the whole board as files: several formats and sizes at once. */
export function ExportDialog(props: {
  readonly projectId: string;
  readonly editor: Editor;
  readonly onClose: () => void;
}) {
  const { projectId, editor, onClose } = props;
  // The board may be worked on meanwhile by others; the dialog speaks of what there was when it opened.
  const [board] = useState(() => {
    const items = editor.items.ordered();
    const chosen = editor.getState().selection;
    return { items, selected: items.filter(({ id }) => chosen.has(id)) };
  });
  const frames = regionsOf({ choice: 'frames', isEach: false }, board.items, []).length;
  const [choice, setChoice] = useState<ExportChoice>(
    board.selected.length > 0 ? 'selection' : frames > 0 ? 'frames' : 'all',
  );
  const [isEach, setEach] = useState(board.selected.length > 1);
  const [presets, setPresets] = useState<readonly PresetDraft[]>(() => firstPresets(board.selected));
  const work = useExport(projectId, onClose);
  const regions = useMemo(() => regionsOf({ choice, isEach }, board.items, board.selected), [choice, isEach, board]);
  const order = toOrder(
    { choice, isEach, presets },
    board.selected.map(({ id }) => id),
  );
  const change = (next: PresetDraft) => setPresets(presets.map((one) => (one.id === next.id ? next : one)));
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()} title="Export">
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (order && !work.isBusy) work.start(order);
        }}
      >
        <ChoiceField
          choice={choice}
          onChoice={setChoice}
          isEach={isEach}
          onEach={setEach}
          counts={{ selection: board.selected.length, frames, all: board.items.length }}
          isDisabled={work.isBusy}
        />
        <div className="grid gap-1">
          <div className="flex items-center justify-between">
            <h3 className="font-semibold">Files</h3>
            <Button
              variant="quiet"
              disabled={work.isBusy || presets.length >= MAX_PRESETS}
              onClick={() => setPresets([...presets, nextPreset(presets)])}
            >
              <Plus size={16} strokeWidth={1.5} aria-hidden="true" />
              Add a size
            </Button>
          </div>
          <ul className="grid gap-1">
            {presets.map((preset, at) => (
              <PresetRow
                key={preset.id}
                number={at + 1}
                preset={preset}
                size={describeSize(preset, regions)}
                isDisabled={work.isBusy}
                onChange={change}
                onRemove={
                  presets.length > 1 ? () => setPresets(presets.filter(({ id }) => id !== preset.id)) : undefined
                }
              />
            ))}
          </ul>
        </div>
        <Progress work={work} />
        <DialogActions>
          {work.isBusy ? (
            <Button onClick={work.cancel}>Stop</Button>
          ) : (
            <>
              <Button onClick={onClose}>Cancel</Button>
              <Button variant="action" type="submit" disabled={order === null || regions.length === 0}>
                Export
              </Button>
            </>
          )}
        </DialogActions>
      </form>
    </Dialog>
  );
}

function Progress({ work }: { readonly work: ExportWork }) {
  const { current, isBusy, problem } = work;
  if (problem !== null && !isBusy)
    return (
      <Notice tone="alarm" title="Nothing was exported">
        {problem}
      </Notice>
    );
  if (current?.status === 'cancelled') return <p className="text-ink-2">Stopped. Nothing was saved.</p>;
  if (!isBusy) return null;
  const percent = Math.round((current?.progress ?? 0) * 100);
  return (
    <div className="grid gap-1">
      <progress
        aria-label="Progress of the export"
        className="h-1.5 w-full overflow-hidden rounded-full bg-wash accent-cobalt"
        max={100}
        value={percent}
      />
      <p className="text-ink-2 text-sm tabular-nums">
        {current?.status === 'running' ? `Writing, ${percent}% done` : 'Waiting for its turn'}
      </p>
    </div>
  );
}
