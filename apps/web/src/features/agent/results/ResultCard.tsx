import type { Asset, Run } from '@gesso/contract';
import { type ReactNode, useState } from 'react';
import { Button, classNames } from '../../../shared/ui/index.ts';
import { type FollowUp, followUpsFor } from './follow-up.ts';
import { ResultTile } from './ResultTile.tsx';

/** What can be done with results; the page around decides how. */
export type ResultDeeds = {
  readonly onReference: (assets: readonly Asset[]) => void;
  readonly onFollowUp: (followUp: FollowUp, assets: readonly Asset[]) => void;
  readonly onShow: (assets: readonly Asset[]) => void;
  /** A run was approved here and puts its placeholders on the board. */
  readonly onStarted: (runId: string) => void;
  /** Takes everything of the run off the board, in one step of undo. */
  readonly onTakeOff: (runId: string) => void;
  /** Whether anything of the run lies on the board. */
  readonly isOnBoard: (runId: string) => boolean;
  readonly player: (asset: Asset) => ReactNode;
};

/** What a run made: each result to look at and to go on from, and why it is as it is. */
export function ResultCard({
  run,
  words,
  deeds,
}: {
  readonly run: Run;
  readonly words: string;
  readonly deeds: ResultDeeds;
}) {
  const { assets } = run;
  const [chosenIds, setChosenIds] = useState<ReadonlySet<string>>(new Set());
  const [playingId, setPlayingId] = useState<string | null>(null);
  const chosen = assets.filter(({ id }) => chosenIds.has(id));
  const meant = chosen.length > 0 ? chosen : assets;
  const playing = assets.find(({ id }) => id === playingId);
  const toggle = (id: string) =>
    setChosenIds((ids) => (ids.has(id) ? new Set([...ids].filter((other) => other !== id)) : new Set([...ids, id])));
  return (
    <section aria-label="Results" className="grid gap-3">
      {words && <p className="whitespace-pre-wrap wrap-anywhere">{words}</p>}
      {playing && deeds.player(playing)}
      {assets.length > 0 && (
        <ul
          className={classNames(
            'grid gap-2',
            assets.length === 1 ? 'grid-cols-1' : assets.length < 5 ? 'grid-cols-2' : 'grid-cols-3',
          )}
        >
          {assets.map((asset, index) => (
            <ResultTile
              key={asset.id}
              asset={asset}
              position={index + 1}
              isChosen={chosenIds.has(asset.id)}
              onChoose={() => toggle(asset.id)}
              onPlay={asset.kind === 'image' || asset.id === playingId ? undefined : () => setPlayingId(asset.id)}
            />
          ))}
        </ul>
      )}
      {meant.length > 0 && (
        <fieldset
          aria-label={describeMeant(chosen.length, assets.length)}
          className="flex flex-wrap items-center gap-1.5"
        >
          {assets.length > 1 && (
            <span className="text-ink-2 text-sm tabular-nums">{describeMeant(chosen.length, assets.length)}</span>
          )}
          {followUpsFor(meant).map((followUp) => (
            <Small key={followUp.label} onClick={() => deeds.onFollowUp(followUp, meant)}>
              {followUp.label}
            </Small>
          ))}
          <Small onClick={() => deeds.onReference(meant)}>Use as reference</Small>
          <Small onClick={() => deeds.onShow(meant)}>Show on board</Small>
          {deeds.isOnBoard(run.id) && <Small onClick={() => deeds.onTakeOff(run.id)}>Take off the board</Small>}
        </fieldset>
      )}
    </section>
  );
}

function describeMeant(chosen: number, all: number): string {
  if (chosen > 0) return chosen === 1 ? 'The chosen one' : `The ${chosen} chosen`;
  return all === 1 ? 'This result' : `All ${all}`;
}

function Small({ children, onClick }: { readonly children: ReactNode; readonly onClick: () => void }) {
  return (
    <Button className="h-7 px-2 font-medium text-sm pointer-coarse:h-11 pointer-coarse:px-3" onClick={onClick}>
      {children}
    </Button>
  );
}
