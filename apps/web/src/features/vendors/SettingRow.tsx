import type { VendorSettingView, VendorView } from '@gesso/contract';
import { type FormEvent, useState } from 'react';
import { call, explainError, fieldError } from '../../shared/client/index.ts';
import { announce, Button, TextField } from '../../shared/ui/index.ts';
import { storeSetting, useVendorChange } from './use-vendors.ts';

type Props = { readonly vendor: VendorView; readonly setting: VendorSettingView };

/** A key or an address: what is in force, and a field for another one. */
export function SettingRow({ vendor, setting }: Props) {
  const { name, kind, source } = setting;
  const [value, setValue] = useState('');
  const saving = useVendorChange(storeSetting(vendor.vendor, name), () => {
    setValue('');
    announce(kind === 'key' ? 'The key works and is stored.' : 'The address is stored.');
  });
  const removing = useVendorChange(
    () => call('removeVendorSetting', { params: { vendor: vendor.vendor, name } }),
    () => announce(`${name} is forgotten.`),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(value.trim());
  };
  const error = saving.error ?? removing.error;
  const isBusy = saving.isPending || removing.isPending;
  return (
    <form
      onSubmit={submit}
      className="grid items-start gap-x-3 gap-y-2 sm:grid-cols-[1fr_auto_auto]"
      autoComplete="off"
    >
      <TextField
        label={name}
        hint={describe(setting)}
        type={kind === 'key' ? 'password' : 'url'}
        autoComplete="off"
        spellCheck={false}
        placeholder={kind === 'key' ? 'Paste a key' : 'Default address'}
        value={value}
        onChange={(event) => setValue(event.target.value)}
        error={error ? (fieldError(error, 'value') ?? explainError(error).title) : undefined}
        maxLength={2_000}
      />
      <Button type="submit" className="sm:mt-[23px]" disabled={isBusy || value.trim() === ''}>
        {saving.isPending ? 'Testing…' : 'Test and store'}
      </Button>
      {source === 'stored' && (
        <Button variant="quiet" className="sm:mt-[23px]" disabled={isBusy} onClick={() => removing.mutate(undefined)}>
          Forget
        </Button>
      )}
    </form>
  );
}

function describe({ kind, source, hint }: VendorSettingView): string {
  if (source === null) return kind === 'key' ? 'Not set.' : 'Not set: the vendor’s own address is used.';
  const where = source === 'stored' ? 'Stored here, encrypted' : 'From the environment';
  if (kind === 'address') return `${where}: ${hint}`;
  return hint === '' ? `${where}.` : `${where}, ends in ${hint}.`;
}
