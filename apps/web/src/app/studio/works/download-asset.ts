import { addressOf } from '../../../shared/client/index.ts';

/** Saves the file of an asset as it came. The browser fetches it by itself, so that it is never held in the page. */
export function downloadAsset(id: string): void {
  const link = document.createElement('a');
  link.href = addressOf('getAssetContent', { params: { id }, query: {} });
  link.download = '';
  document.body.append(link);
  link.click();
  link.remove();
}
