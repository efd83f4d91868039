import { type InputHTMLAttributes, type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

/** Classes of a text input, for controls that draw their own label. */
export const INPUT_CLASS =
  'h-8 w-full min-w-0 rounded-sm border border-line-strong/55 bg-paper px-2.5 text-ink placeholder:text-ink-3 pointer-coarse:h-11 hover:border-line-strong aria-invalid:border-alarm';

export type ControlProps = {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
};

export type FieldProps = {
  readonly label: string;
  readonly hint?: ReactNode;
  /** A sentence that names the fix; read aloud together with the control. */
  readonly error?: string;
  readonly children: (control: ControlProps) => ReactNode;
};

/** A label, its control, and what there is to say about it. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const control: ControlProps = {
    id,
    'aria-describedby': error || hint ? noteId : undefined,
    'aria-invalid': error ? true : undefined,
  };
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {children(control)}
      {(error || hint) && (
        <p id={noteId} className={classNames('text-sm', error ? 'text-alarm' : 'text-ink-2')}>
          {error ?? hint}
        </p>
      )}
    </div>
  );
}

export type TextFieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'id'> &
  Pick<FieldProps, 'label' | 'hint' | 'error'>;

/** A field with a one-line text input. */
export function TextField({ label, hint, error, className, ...input }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => <input {...input} {...control} className={classNames(INPUT_CLASS, className)} />}
    </Field>
  );
}
