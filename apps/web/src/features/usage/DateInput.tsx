import { classNames, INPUT_CLASS } from '../../shared/ui/index.ts';

/** A day, chosen from the browser's own calendar; empty where there is none. */
export function DateInput(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
}) {
  return (
    <input
      type="date"
      aria-label={props.label}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
      className={classNames(INPUT_CLASS, 'w-[136px]! tabular-nums')}
    />
  );
}
