import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../shared/client/index.ts';

/** Opens a design; shown for pictures that have layers, as soon as that is known. */
export function EditLayersButton(props: {
  readonly assetId: string;
  readonly className: string;
  readonly onOpen: () => void;
}) {
  const asset = useQuery(endpointQuery('getAsset', { params: { id: props.assetId } }));
  if (!asset.data?.hasScene) return null;
  return (
    <button type="button" className={props.className} onClick={props.onOpen}>
      Edit layers
    </button>
  );
}
