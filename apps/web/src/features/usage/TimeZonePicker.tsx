import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call, endpointQuery, explainError } from '../../shared/client/index.ts';
import { browserTimeZone, useTimeZone } from '../../shared/time-zone/index.ts';
import { announce, Field } from '../../shared/ui/index.ts';
import { Select } from './Select.tsx';

/** The choice that follows whatever browser one looks from. */
const OF_BROWSER = '';

/** In which zone days and times are shown; kept on the account. */
export function TimeZonePicker() {
  const queries = useQueryClient();
  const { timeZone, isChosen } = useTimeZone();
  const zones = useMemo(() => listZones(timeZone), [timeZone]);
  const change = useMutation({
    mutationFn: (chosen: string) => call('updateMe', { body: { timeZone: chosen === OF_BROWSER ? null : chosen } }),
    onSuccess: (me) => {
      queries.setQueryData(endpointQuery('getMe').queryKey, me);
      announce(`Times are shown in ${me.account.timeZone ?? browserTimeZone()} from now on.`);
    },
    onError: (error) => announce(explainError(error).detail, 'alarm'),
  });
  return (
    <Field label="Time zone" hint="For days and times on this page. Caps count UTC days.">
      {(control) => (
        <Select
          {...control}
          value={isChosen ? timeZone : OF_BROWSER}
          disabled={change.isPending}
          onChange={(event) => change.mutate(event.target.value)}
        >
          <option value={OF_BROWSER}>This browser’s ({browserTimeZone()})</option>
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

/** Every zone that this browser knows, with the one that is chosen even if it goes by an older name. */
function listZones(chosen: string): readonly string[] {
  return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), chosen])].sort();
}
