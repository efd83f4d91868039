import { X } from 'lucide-react';
import { classNames, IconButton, INPUT_CLASS } from '../../shared/ui/index.ts';
import { FORMATS, hasSize, type PresetDraft, readSize, SIZES } from './export-draft.rules.ts';

/** One way of writing: size, suffix, format, and how large it gets. */
export function PresetRow(props: {
  readonly number: number;
  readonly preset: PresetDraft;
  readonly size: string;
  readonly isDisabled: boolean;
  readonly onChange: (preset: PresetDraft) => void;
  readonly onRemove?: (() => void) | undefined;
}) {
  const { number, preset, isDisabled, onChange } = props;
  const isSized = hasSize(preset.format);
  const isBad = isSized && readSize(preset.size) === null;
  return (
    <li className="grid gap-1">
      <div className="grid grid-cols-[84px_1fr_136px_32px] gap-1.5">
        <input
          aria-label={`Size of file ${number}`}
          aria-invalid={isBad || undefined}
          list="export-sizes"
          className={INPUT_CLASS}
          disabled={isDisabled || !isSized}
          value={isSized ? preset.size : ''}
          onChange={({ target }) => onChange({ ...preset, size: target.value })}
        />
        <input
          aria-label={`Suffix of file ${number}`}
          placeholder="Suffix"
          maxLength={40}
          className={INPUT_CLASS}
          disabled={isDisabled || preset.format === 'originals'}
          value={preset.suffix}
          onChange={({ target }) => onChange({ ...preset, suffix: target.value })}
        />
        <select
          aria-label={`Format of file ${number}`}
          className={classNames(INPUT_CLASS, 'px-1.5')}
          disabled={isDisabled}
          value={preset.format}
          onChange={({ target }) => {
            const format = FORMATS.find(([one]) => one === target.value)?.[0];
            if (format) onChange({ ...preset, format });
          }}
        >
          {FORMATS.map(([format, name]) => (
            <option key={format} value={format}>
              {name}
            </option>
          ))}
        </select>
        {props.onRemove && (
          <IconButton label={`Remove file ${number}`} disabled={isDisabled} onClick={props.onRemove}>
            <X size={14} strokeWidth={1.5} />
          </IconButton>
        )}
      </div>
      <p className={classNames('min-h-5 text-sm tabular-nums', isBad ? 'text-alarm' : 'text-ink-2')}>
        {isBad ? 'Write a size as 2x, w1080 or h1920.' : props.size}
      </p>
      <datalist id="export-sizes">
        {SIZES.map((size) => (
          <option key={size} value={size} />
        ))}
        <option value="w1080" />
        <option value="h1920" />
      </datalist>
    </li>
  );
}
