import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../shared/client/index.ts';
import { addDays, dayOf, useTimeZone } from '../../shared/time-zone/index.ts';
import { DayChart } from './DayChart.tsx';
import { RangePicker } from './RangePicker.tsx';
import { ShareChart } from './ShareChart.tsx';
import { chartRange, daysOfRange, periodOf, type UsageSearch, writeRange } from './usage-search.ts';

export type UsageSectionProps = {
  readonly search: UsageSearch;
  readonly onChange: (search: UsageSearch) => void;
};

/** What was spent in a range of days: by day, by model, by project. A bar leads to the movements behind it. */
export function UsageCharts({ search, onChange }: UsageSectionProps) {
  const { timeZone } = useTimeZone();
  const range = chartRange(search);
  const days = daysOfRange(range, dayOf(new Date(), timeZone));
  const period = periodOf(days, timeZone);
  const byDay = useQuery(endpointQuery('getUsage', { query: { groupBy: 'day', ...period, timeZone } }));
  const byModel = useQuery(endpointQuery('getUsage', { query: { groupBy: 'model', ...period } }));
  const byProject = useQuery(endpointQuery('getUsage', { query: { groupBy: 'project', ...period } }));
  const catalogue = useQuery(endpointQuery('getCatalogue'));
  const nameModel = (key: string) =>
    key === '' ? 'No model' : (catalogue.data?.models.find((model) => model.key === key)?.name ?? key);
  return (
    <section aria-labelledby="spending" className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="spending" className="font-semibold text-lg">
          Spent
        </h2>
        <RangePicker
          range={range}
          fallback={{ from: addDays(days.to, -29), to: days.to }}
          onChange={(next) => {
            const { chart: _, ...rest } = search;
            const chart = writeRange(next);
            onChange(chart === undefined ? rest : { ...rest, chart });
          }}
        />
      </div>
      <DayChart usage={byDay} days={days} onPick={({ from, to }) => onChange({ ...search, from, to })} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 md:grid-cols-2">
        <ShareChart
          title="By model"
          usage={byModel}
          nameOf={({ key }) => nameModel(key)}
          onPick={(model) => onChange({ ...search, model, ...days })}
        />
        <ShareChart
          title="By project"
          usage={byProject}
          nameOf={({ key, name }) => name ?? (key === '' ? 'No project' : 'A deleted project')}
          onPick={(project) => onChange({ ...search, project, ...days })}
        />
      </div>
    </section>
  );
}
