import type { BoardItem, Editor, ExportPreset } from '@gesso/canvas-core';
import { Plus, X } from 'lucide-react';
import { Button, IconButton } from '../../shared/ui/index.ts';

const SCALES = [0.5, 1, 2, 3, 4];
const FORMATS: readonly ExportPreset['format'][] = ['png', 'jpg', 'webp', 'svg', 'pdf'];
/** More files of one item are not an export any more. */
const MAX_PRESETS = 8;

const CONTROL =
  'h-8 min-w-0 rounded-sm border border-transparent bg-wash px-2 hover:border-line-strong pointer-coarse:h-11';

/** The files that an item is exported as, kept with the item, so that the next export is one press. */
export function ExportPresets(props: {
  readonly editor: Editor;
  readonly item: BoardItem;
  /** Writes the files now; absent where the page cannot. */
  readonly onExport?: (item: BoardItem) => void;
}) {
  const { editor, item, onExport } = props;
  const presets = item.exportPresets ?? [];
  const set = (next: readonly ExportPreset[]) =>
    editor.run({
      type: 'patch',
      changes: new Map([[item.id, { exportPresets: next.length === 0 ? undefined : next }]]),
    });
  const change = (at: number, fields: Partial<ExportPreset>) =>
    set(presets.map((preset, index) => (index === at ? { ...preset, ...fields } : preset)));
  return (
    <section aria-label="Export" className="grid gap-1.5">
      <div className="flex items-center justify-between">
        <h3 className="font-semibold">Export</h3>
        <IconButton
          label="Add an export"
          disabled={presets.length >= MAX_PRESETS}
          onClick={() => set([...presets, nextPreset(presets)])}
        >
          <Plus size={16} strokeWidth={1.5} />
        </IconButton>
      </div>
      {presets.map(({ scale, suffix, format }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: presets are told apart by their place alone.
        <div key={at} className="grid grid-cols-[72px_1fr_84px_32px] gap-1.5">
          <select
            aria-label={`Scale of export ${at + 1}`}
            className={CONTROL}
            value={scale}
            onChange={(event) => change(at, { scale: Number(event.target.value) })}
          >
            {[...new Set([...SCALES, scale])]
              .sort((a, b) => a - b)
              .map((one) => (
                <option key={one} value={one}>
                  {one}×
                </option>
              ))}
          </select>
          <input
            aria-label={`Suffix of export ${at + 1}`}
            placeholder="Suffix"
            className={CONTROL}
            defaultValue={suffix}
            key={suffix}
            onBlur={(event) => event.target.value !== suffix && change(at, { suffix: event.target.value.slice(0, 40) })}
          />
          <select
            aria-label={`Format of export ${at + 1}`}
            className={CONTROL}
            value={format}
            onChange={(event) => {
              const chosen = FORMATS.find((one) => one === event.target.value);
              if (chosen) change(at, { format: chosen });
            }}
          >
            {FORMATS.map((one) => (
              <option key={one} value={one}>
                {one.toUpperCase()}
              </option>
            ))}
          </select>
          <IconButton label={`Remove export ${at + 1}`} onClick={() => set(presets.filter((_, index) => index !== at))}>
            <X size={14} strokeWidth={1.5} />
          </IconButton>
        </div>
      ))}
      {onExport && presets.length > 0 && (
        <Button onClick={() => onExport(item)}>
          Export {presets.length === 1 ? '1 file' : `${presets.length} files`}
        </Button>
      )}
    </section>
  );
}

/** The first is the picture as it is, each further one the next larger size. */
function nextPreset(presets: readonly ExportPreset[]): ExportPreset {
  const scale = SCALES.find((one) => one >= 1 && !presets.some((preset) => preset.scale === one)) ?? 1;
  return { format: presets.at(-1)?.format ?? 'png', scale, suffix: scale === 1 ? '' : `@${scale}x` };
}
