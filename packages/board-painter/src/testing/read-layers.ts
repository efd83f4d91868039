import Psd from '@webtoon/psd';

/** A layer or a folder of a layered file as another library reads it; folders have no pixels. */
export type ReadLayer = {
  readonly name: string;
  readonly children?: readonly ReadLayer[];
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** 0 to 255. */
  readonly opacity: number;
  /** Four bytes a pixel. */
  readonly composite: (withEffects: boolean) => Promise<Uint8ClampedArray>;
};

export type ReadLayeredFile = {
  readonly width: number;
  readonly height: number;
  /** From front to back. */
  readonly children: readonly ReadLayer[];
  readonly layers: readonly ReadLayer[];
};

/** Reads a layered file by other hands than wrote it. */
export function readLayers(bytes: Buffer): ReadLayeredFile {
  const copy = Uint8Array.from(bytes).buffer;
  // The package's types are lost in modules of this kind; these are the parts of its documentation that we read.
  return Psd.parse(copy) as ReadLayeredFile;
}
