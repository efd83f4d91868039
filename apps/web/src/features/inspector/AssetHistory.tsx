import type { Asset } from '@gesso/contract';
import { useQueries, useQuery } from '@tanstack/react-query';
import { addressOf, endpointQuery } from '../../shared/client/index.ts';

/** Newest assets of the project among which an asset's children are looked for; one page of the list. */
const LOOKED_THROUGH = 100;

/** What an asset was made from, and what was made from it since. Absent for what stands alone. */
export function AssetHistory(props: {
  readonly asset: Asset;
  /** Shows one of them on the board. */
  readonly onShow: (assetId: string) => void;
}) {
  const { asset, onShow } = props;
  const parents = useQueries({
    queries: asset.parents.map((id) => endpointQuery('getAsset', { params: { id } })),
    combine: (results) => results.flatMap(({ data }) => data ?? []),
  });
  const latest = useQuery(
    endpointQuery('listAssets', { query: { projectId: asset.projectId, limit: LOOKED_THROUGH } }),
  ).data;
  const children = latest?.items.filter((other) => other.parents.includes(asset.id)) ?? [];
  if (parents.length === 0 && children.length === 0) return null;
  return (
    <section aria-label="History" className="grid gap-3 border-line border-t px-4 py-4">
      <h3 className="font-semibold">History</h3>
      <Row title="Made from" assets={parents} onShow={onShow} />
      <Row title="Made from it" assets={children} onShow={onShow} />
    </section>
  );
}

function Row(props: {
  readonly title: string;
  readonly assets: readonly Asset[];
  readonly onShow: (assetId: string) => void;
}) {
  if (props.assets.length === 0) return null;
  return (
    <div className="grid gap-1.5">
      <h4 className="text-ink-2 text-sm">{props.title}</h4>
      <ul className="flex flex-wrap gap-1.5">
        {props.assets.map(({ id, prompt, kind }) => (
          <li key={id}>
            <button
              type="button"
              aria-label={`Show on the board: ${prompt?.slice(0, 80) ?? kind}`}
              title={prompt?.slice(0, 120) ?? 'Uploaded'}
              onClick={() => props.onShow(id)}
              className="block overflow-hidden rounded-sm border border-line hover:border-line-strong"
            >
              <img
                src={addressOf('getAssetContent', { params: { id }, query: { variant: '128' } })}
                alt=""
                width={56}
                height={56}
                loading="lazy"
                className="size-14 bg-wash object-cover"
              />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
