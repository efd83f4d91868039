import type { SettingsSchema, SettingValue } from '@gesso/contract';
import { ChevronRight } from 'lucide-react';
import { useMemo } from 'react';
import { type DraftSettings, type FormField, toFormModel } from './form-model.ts';
import { SettingControl } from './SettingControl.tsx';

/** The settings of a model, drawn from its schema; what is marked advanced waits behind one line. */
export function SettingsForm(props: {
  readonly schema: SettingsSchema;
  readonly values: DraftSettings;
  /** A sentence for a setting, by its name. */
  readonly errorOf: (name: string) => string | undefined;
  readonly onChange: (name: string, value: SettingValue | undefined) => void;
}) {
  const { schema, values, errorOf, onChange } = props;
  const form = useMemo(() => toFormModel(schema), [schema]);
  const draw = (field: FormField) => (
    <SettingControl
      key={field.name}
      field={field}
      value={values[field.name]}
      error={errorOf(field.name)}
      onChange={(value) => onChange(field.name, value)}
    />
  );
  return (
    <div className="grid gap-4">
      {form.main.map(draw)}
      {form.advanced.length > 0 && (
        <details open={form.advanced.some(({ name }) => errorOf(name)) || undefined} className="group">
          <summary className="flex h-8 items-center gap-1 rounded-sm font-medium text-ink-2 hover:text-ink pointer-coarse:h-11 [&::-webkit-details-marker]:hidden">
            <ChevronRight
              size={16}
              strokeWidth={1.5}
              aria-hidden="true"
              className="transition-transform duration-150 group-open:rotate-90"
            />
            Advanced
          </summary>
          <div className="grid gap-4 pt-2">{form.advanced.map(draw)}</div>
        </details>
      )}
    </div>
  );
}
