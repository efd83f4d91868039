import { ENTRY_KINDS } from '@gesso/contract';
import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { endpointQuery } from '../../shared/client/index.ts';
import { Button } from '../../shared/ui/index.ts';
import { DateInput } from './DateInput.tsx';
import { MOVEMENT_WORDS } from './describe-entry.ts';
import { Select } from './Select.tsx';
import type { UsageSectionProps } from './UsageCharts.tsx';
import { isFiltered, readUsageSearch } from './usage-search.ts';

/** As many as a list of the system's own bears; another one is chosen by its bar in the chart. */
const MOST_PROJECTS = 200;

/** Kind, model, project and days; each in the address as soon as it is chosen. */
export function EntryFilters({ search, onChange, onReset }: UsageSectionProps & { readonly onReset: () => void }) {
  const catalogue = useQuery(endpointQuery('getCatalogue'));
  const projects = useQuery(endpointQuery('listProjects', { query: { limit: MOST_PROJECTS } }));
  const set = (part: Readonly<Record<string, string>>) => onChange(readUsageSearch({ ...search, ...part }));
  const { kind = '', model = '', project = '', from = '', to = '' } = search;
  return (
    <fieldset className="grid grid-cols-2 gap-2 sm:flex sm:flex-wrap sm:items-center">
      <legend className="sr-only">Which movements are shown</legend>
      <Select
        aria-label="Kind"
        value={kind}
        onChange={(event) => set({ kind: event.target.value })}
        className="sm:w-36!"
      >
        <option value="">All kinds</option>
        {ENTRY_KINDS.map((each) => (
          <option key={each} value={each}>
            {MOVEMENT_WORDS[each]}
          </option>
        ))}
      </Select>
      <Select
        aria-label="Model"
        value={model}
        onChange={(event) => set({ model: event.target.value })}
        className="sm:w-40!"
      >
        <option value="">All models</option>
        {withChosen(catalogue.data?.models, ({ key }) => key, model).map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <div className="max-sm:col-span-2">
        <Select
          aria-label="Project"
          value={project}
          onChange={(event) => set({ project: event.target.value })}
          className="sm:w-44!"
        >
          <option value="">All projects</option>
          {withChosen(projects.data?.items, ({ id }) => id, project).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      <div className="flex items-center gap-1.5 max-sm:col-span-2">
        <DateInput label="From day" value={from} onChange={(day) => set({ from: day })} />
        <span aria-hidden="true">–</span>
        <DateInput label="To day" value={to} onChange={(day) => set({ to: day })} />
      </div>
      {isFiltered(search) && (
        <Button variant="quiet" onClick={onReset} className="max-sm:col-span-2">
          <X size={15} strokeWidth={1.5} aria-hidden="true" />
          Reset filters
        </Button>
      )}
    </fieldset>
  );
}

/** The choices of a list, with the chosen one even if it is not among them. */
function withChosen<Item extends { readonly name: string }>(
  items: readonly Item[] | undefined,
  idOf: (item: Item) => string,
  chosen: string,
): readonly { readonly id: string; readonly name: string }[] {
  const choices = (items ?? []).map((item) => ({ id: idOf(item), name: item.name }));
  const isListed = chosen === '' || choices.some(({ id }) => id === chosen);
  return isListed ? choices : [...choices, { id: chosen, name: items ? 'Another one' : '…' }];
}
