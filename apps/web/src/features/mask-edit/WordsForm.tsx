import type { Asset, Model } from '@gesso/contract';
import { useState } from 'react';
import { formatCredits } from '../../shared/format/credits.ts';
import { Button, INPUT_CLASS } from '../../shared/ui/index.ts';
import { BUILT_IN, maskLookOf, wordSettings } from './mask-orders.rules.ts';
import type { MaskRun } from './use-mask-run.ts';
import { usePrice } from './use-price.ts';

/** Changes the painted part as words say, by the model that is chosen, for the price that the button names. */
export function WordsForm(props: {
  /** Those that take a mask; at least one. */
  readonly models: readonly [Model, ...Model[]];
  readonly asset: Asset;
  readonly isReady: boolean;
  readonly isStarting: boolean;
  readonly onRun: (run: MaskRun) => void;
}) {
  const { models, asset, isReady } = props;
  const [words, setWords] = useState('');
  const [key, setKey] = useState<string | null>(null);
  const model = models.find((candidate) => candidate.key === key) ?? models[0];
  const settings = wordSettings(model, asset);
  const price = usePrice({ model: model.key, settings });
  const mayRun = isReady && price !== undefined && words.trim() !== '' && !props.isStarting;
  const run = () => {
    if (!mayRun) return;
    props.onRun({
      title: 'Edit the painted part',
      model: model.key,
      look: maskLookOf(model) ?? 'white',
      prompt: words.trim(),
      settings,
      priceMillicredits: price,
    });
  };
  return (
    <form
      className="flex items-center gap-1.5 max-sm:flex-wrap"
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      <input
        type="text"
        aria-label="Edit the painted part"
        autoComplete="off"
        maxLength={1000}
        value={words}
        placeholder={model.key === BUILT_IN ? 'Warmer, blurred, black and white…' : 'What shall be there instead?'}
        className={`${INPUT_CLASS} min-w-0 flex-1 basis-40`}
        onChange={(event) => setWords(event.target.value)}
      />
      {models.length > 1 && (
        <select
          aria-label="Model"
          value={model.key}
          className={`${INPUT_CLASS} w-auto max-w-36 px-2`}
          onChange={(event) => setKey(event.target.value)}
        >
          {models.map((one) => (
            <option key={one.key} value={one.key}>
              {one.name}
            </option>
          ))}
        </select>
      )}
      <Button type="submit" variant="action" className="tabular-nums" aria-disabled={!mayRun}>
        {props.isStarting ? 'Starting…' : price === undefined ? 'Run' : `Run for ${formatCredits(price)}`}
      </Button>
    </form>
  );
}
