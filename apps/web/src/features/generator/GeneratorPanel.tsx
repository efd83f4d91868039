import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../shared/client/index.ts';
import { ErrorNotice } from '../../shared/ui/index.ts';
import { GeneratorForm, type GeneratorFormProps } from './GeneratorForm.tsx';
import { GeneratorSkeleton } from './GeneratorSkeleton.tsx';
import { RunningList, type RunningWork } from './RunningList.tsx';

export type GeneratorPanelProps = Omit<GeneratorFormProps, 'models'> & { readonly works: readonly RunningWork[] };

/** The direct way to a result: model, prompt, settings, price, run. */
export function GeneratorPanel({ works, ...form }: GeneratorPanelProps) {
  const catalogue = useQuery(endpointQuery('getCatalogue'));
  if (catalogue.isPending) return <GeneratorSkeleton />;
  if (catalogue.isError) {
    return (
      <div className="p-4">
        <ErrorNotice error={catalogue.error} onRetry={() => void catalogue.refetch()} />
      </div>
    );
  }
  return (
    <GeneratorForm models={catalogue.data.models} {...form}>
      <RunningList works={works} />
    </GeneratorForm>
  );
}
