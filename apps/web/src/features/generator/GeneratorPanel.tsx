import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../shared/client/index.ts';
import { ErrorNotice, Skeleton } from '../../shared/ui/index.ts';
import { GeneratorForm, type GeneratorFormProps } from './GeneratorForm.tsx';
import { RunningList, type RunningWork } from './RunningList.tsx';

export type GeneratorPanelProps = Omit<GeneratorFormProps, 'models'> & { readonly works: readonly RunningWork[] };

/** The direct way to a result: model, prompt, settings, price, run. */
export function GeneratorPanel({ works, ...form }: GeneratorPanelProps) {
  const catalogue = useQuery(endpointQuery('getCatalogue'));
  if (catalogue.isPending) return <GeneratorSkeleton />;
  if (catalogue.isError) return <ErrorNotice error={catalogue.error} onRetry={() => void catalogue.refetch()} />;
  return (
    <GeneratorForm models={catalogue.data.models} {...form}>
      <RunningList works={works} />
    </GeneratorForm>
  );
}

function GeneratorSkeleton() {
  return (
    <div role="status" className="grid gap-4">
      <span className="sr-only">Loading models</span>
      <Skeleton className="h-12" />
      <Skeleton className="h-28" />
      <Skeleton className="h-8" />
      <Skeleton className="h-8" />
      <Skeleton className="h-8" />
    </div>
  );
}
