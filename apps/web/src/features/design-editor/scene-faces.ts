import { type FontFace as BundledFace, facesForText, nameFontFile, type Scene } from '@gesso/procedural/layers';
import { addressOf } from '../../shared/client/index.ts';

/** Files that this page has asked for; letters stay there while the page lives. */
const asked = new Map<string, Promise<unknown>>();

/**
 * Brings the letters that the texts of a design are set in, under the names that drawing them uses.
 *
 * @returns When all are there or cannot be had; a text is then drawn in another face, which is no reason to draw nothing.
 */
export async function loadFaces(scene: Scene): Promise<void> {
  const faces = scene.layers.flatMap((layer) => (layer.kind === 'text' ? facesForText(layer) : []));
  await Promise.all(faces.map(loadFace));
}

function loadFace(face: BundledFace): Promise<unknown> {
  const address = addressOf('getFontFile', { params: nameFontFile(face) });
  const known = asked.get(address);
  if (known) return known;
  const { family, weight, heaviest, style } = face;
  const letters = new FontFace(family, `url("${address}")`, {
    weight: heaviest === undefined ? String(weight) : `${weight} ${heaviest}`,
    style,
  });
  const loading = letters.load().then(
    () => document.fonts.add(letters),
    (error: unknown) => {
      asked.delete(address);
      reportError(error);
    },
  );
  asked.set(address, loading);
  return loading;
}
