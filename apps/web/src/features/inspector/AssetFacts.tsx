import type { Asset, Model } from '@gesso/contract';
import { Download, RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { addressOf } from '../../shared/client/index.ts';
import { formatMoment, formatSize } from '../../shared/format/amounts.ts';
import { countCredits } from '../../shared/format/credits.ts';
import { Button, buttonClass } from '../../shared/ui/index.ts';
import { describeSettings } from './describe-settings.ts';
import { ExportMenu } from './ExportMenu.tsx';

/** How a file was made, what it cost, what may be done with it, and its original file. */
export function AssetFacts(props: {
  readonly asset: Asset;
  /** The model as the catalogue has it now; absent when it left the catalogue. */
  readonly model: Model | undefined;
  readonly onReuse: () => void;
}) {
  const { asset, model } = props;
  const { licence } = asset;
  return (
    <div className="grid gap-4 p-4">
      <div className="flex flex-wrap gap-2">
        <a
          href={addressOf('getAssetContent', { params: { id: asset.id }, query: {} })}
          download={fileName(asset)}
          className={buttonClass()}
        >
          <Download size={16} strokeWidth={1.5} aria-hidden="true" />
          Download original
        </a>
        <ExportMenu assetId={asset.id} kind={asset.kind} />
        {asset.prompt !== null && (
          <Button variant="quiet" onClick={props.onReuse}>
            <RefreshCw size={16} strokeWidth={1.5} aria-hidden="true" />
            Use again
          </Button>
        )}
      </div>
      <dl className="grid gap-3 tabular-nums">
        {asset.prompt !== null && (
          <Fact name="Prompt">
            <span className="whitespace-pre-wrap">{asset.prompt}</span>
          </Fact>
        )}
        <Fact name="Model">
          {model?.name ?? asset.model ?? 'Uploaded'}
          {asset.vendorModel && asset.vendorModel !== asset.model && (
            <span className="block text-ink-2 text-sm">{asset.vendorModel}</span>
          )}
        </Fact>
        {describeSettings(asset.settings ?? {}, model?.settingsSchema).map(({ title, value }) => (
          <Fact key={title} name={title}>
            {value}
          </Fact>
        ))}
        {asset.seed !== null && <Fact name="Seed">{asset.seed}</Fact>}
        {Object.entries(asset.facts).map(([name, value]) => (
          <Fact key={name} name={nameFact(name)}>
            {typeof value === 'boolean' ? (value ? 'Yes' : 'No') : value}
          </Fact>
        ))}
        <Fact name="Cost">{countCredits(asset.chargedMillicredits)}</Fact>
        <Fact name="File">
          {asset.widthPx && asset.heightPx && asset.kind !== 'model3d'
            ? `${asset.widthPx} × ${asset.heightPx} px, `
            : ''}
          {asset.durationMs !== null && `${(asset.durationMs / 1000).toFixed(1)} s, `}
          {formatSize(asset.sizeBytes)} {asset.mimeType.split('/')[1]?.toUpperCase()}
        </Fact>
        <Fact name="Made">{formatMoment(asset.createdAt)}</Fact>
        <Fact name="Licence">
          <span className={licence.commercialUse ? 'font-medium text-verdigris-ink' : 'font-medium text-ochre-ink'}>
            {licence.commercialUse ? 'Commercial use allowed' : 'No commercial use'}
          </span>
          <span className="block text-ink-2">{licence.basis}</span>
          {licence.modelLicence && <ModelLicence {...licence.modelLicence} />}
          <a
            href={addressOf('getAssetLicence', { params: { id: asset.id }, query: { format: 'html' } })}
            target="_blank"
            rel="noreferrer"
            className="block underline underline-offset-2"
          >
            Signed certificate
          </a>
        </Fact>
        {asset.credits.length > 0 && (
          <Fact name="Credits">
            {asset.credits.map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))}
            <span className="block text-ink-2">Show these lines where you show the work.</span>
          </Fact>
        )}
        <Fact name="SHA-256">
          <span className="break-all text-ink-2 text-sm">{asset.sha256}</span>
        </Fact>
      </dl>
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="grid grid-cols-[88px_1fr] gap-3">
      <dt className="text-ink-2">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

/** “trianglesCount” → “Triangles count” */
function nameFact(name: string): string {
  const words = name.replace(/([a-z])([A-Z0-9])/g, '$1 $2').toLowerCase();
  return `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`;
}

/** A name that sorts by birth and says what is in it. */
function fileName(asset: Asset): string {
  const words = (asset.prompt ?? 'upload').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['gesso'];
  const ending =
    asset.mimeType.split('/')[1]?.replace('jpeg', 'jpg').replace('gltf-binary', 'glb').replace(/\W.*$/, '') ?? 'bin';
  return `${words.slice(0, 6).join('-')}.${ending}`;
}

/** The operator's own models need not name an address, nor a licence. */
function ModelLicence({ id, url }: { readonly id: string; readonly url: string }) {
  const name = id === 'unknown' ? 'Licence of the model unknown' : id;
  if (url === '') return <span>{name}</span>;
  return (
    <a href={url} target="_blank" rel="noreferrer" className="underline underline-offset-2">
      {name}
    </a>
  );
}
