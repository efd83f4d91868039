import type { SettingValue } from '@gesso/contract';
import { Field, TextField } from '../ui/index.ts';
import { SegmentedControl, SelectControl } from './ChoiceControls.tsx';
import type { FormField } from './form-model.ts';
import { SeedControl, SliderControl, StepperControl } from './NumberControls.tsx';
import { SwitchControl } from './SwitchControl.tsx';

export type SettingControlProps = {
  readonly field: FormField;
  /** What the person set; absent where the default runs. */
  readonly value: SettingValue | undefined;
  readonly error: string | undefined;
  /** `undefined` puts the default back. */
  readonly onChange: (value: SettingValue | undefined) => void;
};

/** The control that fits a setting. A value of a wrong type counts as not set. */
export function SettingControl({ field, value, error, onChange }: SettingControlProps) {
  const frame = { label: field.title, hint: field.description, error };
  switch (field.control) {
    case 'segmented':
      return (
        <SegmentedControl
          {...frame}
          choices={field.choices}
          value={asText(value) ?? field.initial}
          onChange={onChange}
        />
      );
    case 'select':
      return (
        <Field {...frame}>
          {(control) => (
            <SelectControl
              {...control}
              choices={field.choices}
              value={asText(value) ?? field.initial}
              onChange={onChange}
            />
          )}
        </Field>
      );
    case 'stepper':
      return (
        <StepperControl {...frame} {...boundsOf(field)} value={asNumber(value) ?? field.initial} onChange={onChange} />
      );
    case 'slider':
      return (
        <Field {...frame}>
          {(control) => (
            <SliderControl
              {...control}
              {...boundsOf(field)}
              value={asNumber(value) ?? field.initial}
              onChange={onChange}
            />
          )}
        </Field>
      );
    case 'seed':
      return (
        <Field {...frame}>
          {(control) => <SeedControl {...control} {...boundsOf(field)} value={asNumber(value)} onChange={onChange} />}
        </Field>
      );
    case 'switch':
      return (
        <SwitchControl {...frame} value={typeof value === 'boolean' ? value : field.initial} onChange={onChange} />
      );
    case 'text':
      return (
        <TextField
          {...frame}
          maxLength={field.maxLength}
          value={asText(value) ?? field.initial}
          onChange={(event) => onChange(event.target.value || undefined)}
        />
      );
  }
}

function boundsOf(field: { readonly minimum: number; readonly maximum: number; readonly unit?: string }) {
  return { minimum: field.minimum, maximum: field.maximum, unit: field.unit };
}

function asText(value: SettingValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function asNumber(value: SettingValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
