import svgpath from 'svgpath';
import type { PlacedArt } from '../scene/layers.ts';

/** A path of a drawing in scene pixels. */
export interface SceneArtPath {
  readonly d: string;
  readonly fill: string;
  readonly opacity?: number;
  readonly rule?: 'nonzero' | 'evenodd';
}

/** An affine map of the plane as in SVG: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

/** The paths of a placed drawing as plain shapes of the scene, for outlines and for walls they are painted on. */
export function artShapes(art: PlacedArt, then: Matrix = [1, 0, 0, 1, 0, 0]): readonly SceneArtPath[] {
  const flip = art.isFlipped ? -1 : 1;
  const toScene: Matrix = [
    art.scale * flip,
    0,
    0,
    art.scale,
    art.xPx + (art.isFlipped ? art.widthUnits * art.scale : 0),
    art.yPx,
  ];
  return art.paths.map(({ d, fill, opacity, rule }) => ({
    d: svgpath(d)
      .matrix([...toScene])
      .matrix([...then])
      .round(1)
      .toString(),
    fill,
    ...(opacity === undefined ? {} : { opacity }),
    ...(rule === undefined ? {} : { rule }),
  }));
}
