import { SCENE_VERSION, type Scene } from './scene.ts';

/** A stored document that is no scene, or one of a later release. */
export class SceneFormatError extends Error {
  override readonly name = 'SceneFormatError';
  readonly code = 'scene-format';
  readonly retryable = false;
}

type Document = Readonly<Record<string, unknown>>;
/** Lifts a document by one version. */
type Migration = (document: Document) => Document;

/** The migration from version N stands under key N. */
const MIGRATIONS: Readonly<Record<number, Migration>> = { 1: addEdits };

/**
 * Brings a stored scene up to the present version. Call it on every scene read from storage.
 *
 * @param stored - A parsed JSON document.
 * @param migrations - Of the present release unless a test brings its own.
 * @returns The scene; the same object when it is up to date.
 * @throws SceneFormatError when it is no scene, is broken, or was written by a later release.
 */
export function upgradeScene(
  stored: unknown,
  migrations: Readonly<Record<number, Migration>> = MIGRATIONS,
  target: number = SCENE_VERSION,
): Scene {
  let document = asDocument(stored);
  let version = versionOf(document);
  if (version > target) {
    throw new SceneFormatError(`The scene has version ${version}; this release reads up to ${target}. Update Gesso.`);
  }
  while (version < target) {
    const migrate = migrations[version];
    if (migrate === undefined) throw new SceneFormatError(`A scene of version ${version} cannot be read.`);
    document = migrate(document);
    version += 1;
  }
  assertShape(document);
  // The shape the version promises has just been checked as far as drawing relies on it.
  return document as unknown as Scene;
}

/** Version 2 keeps the instructions a scene was changed by; scenes before it were never changed. */
function addEdits(document: Document): Document {
  const { origin } = document;
  if (typeof origin !== 'object' || origin === null) throw new SceneFormatError('The stored scene has no origin.');
  return { ...document, version: 2, origin: { ...origin, edits: [] } };
}

function asDocument(stored: unknown): Document {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) {
    throw new SceneFormatError('The stored document is not a scene.');
  }
  return stored as Document;
}

function versionOf(document: Document): number {
  const { version } = document;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw new SceneFormatError('The stored scene has no version.');
  }
  return version;
}

const LAYER_KINDS = ['fill', 'shapes', 'subject', 'dots', 'grain', 'text'];

function assertShape({ widthPx, heightPx, layers }: Document): void {
  const isSide = (side: unknown): boolean => typeof side === 'number' && side > 0 && side <= 16384;
  if (!isSide(widthPx) || !isSide(heightPx)) throw new SceneFormatError('The stored scene has no usable size.');
  const isLayer = (layer: unknown): boolean =>
    typeof layer === 'object' &&
    layer !== null &&
    typeof (layer as Document).id === 'string' &&
    LAYER_KINDS.includes(String((layer as Document).kind));
  if (!Array.isArray(layers) || !layers.every(isLayer))
    throw new SceneFormatError('The stored scene has broken layers.');
}
