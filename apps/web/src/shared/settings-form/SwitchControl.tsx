import { Switch } from 'radix-ui';
import { useId } from 'react';

/** On or off. */
export function SwitchControl(props: {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}) {
  const { label, hint, error, value, onChange } = props;
  const id = useId();
  const note = error ?? hint;
  return (
    <div className="flex min-h-8 items-center justify-between gap-3 pointer-coarse:min-h-11">
      <div>
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {note && (
          <p id={`${id}-note`} className={error ? 'text-alarm text-sm' : 'text-ink-2 text-sm'}>
            {note}
          </p>
        )}
      </div>
      <Switch.Root
        id={id}
        checked={value}
        onCheckedChange={onChange}
        aria-describedby={note ? `${id}-note` : undefined}
        className="h-5 w-9 shrink-0 rounded-full bg-line-strong p-0.5 transition-colors duration-150 data-[state=checked]:bg-cobalt"
      >
        <Switch.Thumb className="block size-4 rounded-full bg-white transition-transform duration-150 data-[state=checked]:translate-x-4" />
      </Switch.Root>
    </div>
  );
}
