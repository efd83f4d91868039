import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call, fieldError } from '../../shared/client/index.ts';
import { parseCredits } from '../../shared/format/credits.ts';
import { fieldSentence } from '../../shared/format/field-sentence.ts';
import { announce, Button, ErrorNotice, Notice, TextField } from '../../shared/ui/index.ts';

/** Makes an API key and shows it, once. */
export function NewKeyForm() {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [cap, setCap] = useState('');
  const creation = useMutation({
    mutationFn: (body: { readonly name: string; readonly capMillicredits: number | null }) =>
      call('createKey', { body }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['listKeys'] });
      setName('');
      setCap('');
    },
  });
  const capMillicredits = parseCredits(cap);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (capMillicredits !== undefined) creation.mutate({ name: name.trim(), capMillicredits });
  };
  const atFields = ['name', 'capMillicredits'].some((path) => fieldError(creation.error, path));
  return (
    <div className="grid gap-4">
      {creation.data && <NewKey value={creation.data.key} onKept={() => creation.reset()} />}
      <form onSubmit={submit} className="grid gap-4">
        {creation.error && !atFields && <ErrorNotice error={creation.error} />}
        <div className="grid items-start gap-4 sm:grid-cols-[1fr_1fr_auto]">
          <TextField
            label="Name of the key"
            hint="Where it will be used."
            value={name}
            onChange={(event) => setName(event.target.value)}
            error={fieldSentence('The name', fieldError(creation.error, 'name'))}
            maxLength={100}
            required
          />
          <TextField
            label="Cap, in credits"
            hint="The most this key may ever spend."
            placeholder="No cap"
            inputMode="decimal"
            className="tabular-nums"
            value={cap}
            onChange={(event) => setCap(event.target.value)}
            error={
              capMillicredits === undefined
                ? 'Write an amount of credits, such as 120, or leave it empty.'
                : fieldSentence('The cap', fieldError(creation.error, 'capMillicredits'))
            }
          />
          <Button
            type="submit"
            variant="action"
            className="sm:mt-[23px]"
            disabled={creation.isPending || name.trim() === '' || capMillicredits === undefined}
          >
            {creation.isPending ? 'Making…' : 'Make key'}
          </Button>
        </div>
      </form>
    </div>
  );
}

function NewKey({ value, onKept }: { readonly value: string; readonly onKept: () => void }) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      announce('Key copied.');
    } catch {
      announce('The browser did not allow copying. Select the key and copy it by hand.', 'alarm');
    }
  };
  return (
    <Notice
      tone="attention"
      title="Copy this key now. It is shown only once."
      actions={
        <>
          <Button onClick={() => void copy()}>Copy key</Button>
          <Button variant="quiet" onClick={onKept}>
            I have kept it
          </Button>
        </>
      }
    >
      <code className="block select-all break-all rounded-xs bg-paper p-2 text-ink">{value}</code>
    </Notice>
  );
}
