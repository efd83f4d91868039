import type { Caps } from '@gesso/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call, endpointQuery, fieldError } from '../../shared/client/index.ts';
import { formatCredits, parseCredits } from '../../shared/format/credits.ts';
import { fieldSentence } from '../../shared/format/field-sentence.ts';
import { useTimeZone } from '../../shared/time-zone/index.ts';
import { announce, Button, ErrorNotice, SkeletonRows, TextField } from '../../shared/ui/index.ts';
import { describeUtcDay } from './describe-utc-day.ts';

type CapName = keyof Caps;

const CAPS: readonly { readonly name: CapName; readonly label: string; readonly hint: string }[] = [
  { name: 'perRunMillicredits', label: 'Per run', hint: 'The most a single generation or agent run may cost.' },
  {
    name: 'perDayMillicredits',
    label: 'Per day',
    hint: 'Held credits included.',
  },
  { name: 'perProjectMillicredits', label: 'Per project', hint: 'The most each of your projects may ever spend.' },
];

/** Hard caps of the account. What would go over one is refused before it starts. */
export function CapsForm() {
  const caps = useQuery(endpointQuery('getCaps'));
  if (caps.isPending) return <SkeletonRows rows={3} className="h-16" />;
  if (caps.isError) return <ErrorNotice error={caps.error} onRetry={() => void caps.refetch()} />;
  return <LoadedCapsForm caps={caps.data} />;
}

function LoadedCapsForm({ caps }: { readonly caps: Caps }) {
  const queries = useQueryClient();
  const dayEnds = describeUtcDay(useTimeZone().timeZone, new Date());
  const [texts, setTexts] = useState(() => toTexts(caps));
  const change = useMutation({
    mutationFn: (body: Caps) => call('updateCaps', { body }),
    onSuccess: (saved) => {
      queries.setQueryData(endpointQuery('getCaps').queryKey, saved);
      setTexts(toTexts(saved));
      announce('Caps saved. They hold from now on.');
    },
  });
  const errorAt = (name: CapName) =>
    parseCredits(texts[name]) === undefined
      ? 'Write an amount of credits, such as 120 or 0.5, or leave it empty.'
      : fieldSentence('The cap', fieldError(change.error, name));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = parseTexts(texts);
    if (parsed) change.mutate(parsed);
  };
  return (
    <form onSubmit={submit} className="grid max-w-[420px] gap-5">
      {change.error && <ErrorNotice error={change.error} />}
      {CAPS.map(({ name, label, hint }) => (
        <TextField
          key={name}
          label={`${label}, in credits`}
          hint={name === 'perDayMillicredits' ? `${hint} ${dayEnds}` : hint}
          error={errorAt(name)}
          inputMode="decimal"
          placeholder="No cap"
          className="tabular-nums"
          value={texts[name]}
          onChange={(event) => setTexts({ ...texts, [name]: event.target.value })}
        />
      ))}
      <div>
        <Button type="submit" variant="action" disabled={change.isPending || !parseTexts(texts)}>
          {change.isPending ? 'Saving…' : 'Save caps'}
        </Button>
      </div>
    </form>
  );
}

function toTexts(caps: Caps): Readonly<Record<CapName, string>> {
  const text = (cap: number | null) => (cap === null ? '' : formatCredits(cap));
  return {
    perRunMillicredits: text(caps.perRunMillicredits),
    perDayMillicredits: text(caps.perDayMillicredits),
    perProjectMillicredits: text(caps.perProjectMillicredits),
  };
}

/** Null while any of the texts is not an amount. */
function parseTexts(texts: Readonly<Record<CapName, string>>): Caps | null {
  const perRunMillicredits = parseCredits(texts.perRunMillicredits);
  const perDayMillicredits = parseCredits(texts.perDayMillicredits);
  const perProjectMillicredits = parseCredits(texts.perProjectMillicredits);
  if (perRunMillicredits === undefined || perDayMillicredits === undefined || perProjectMillicredits === undefined) {
    return null;
  }
  return { perRunMillicredits, perDayMillicredits, perProjectMillicredits };
}
