import { drawingRibbon } from '@gesso/canvas-core';
import { Color, Mesh, MeshGeometry, Texture } from 'pixi.js';
import type { DrawnBody } from '../drawn-look.ts';
import type { BodySize } from './draw-body.ts';

/**
 * A drawing as a strip of triangles, for graphics processors: filling an outline that crosses itself, as every loop of
 * handwriting does, is what their triangulation gets wrong.
 */
export function ribbonMesh(body: Extract<DrawnBody, { type: 'drawing' }>, size: BodySize, ink: number): Mesh {
  const ribbon = drawingRibbon({ ...body, ...size });
  const positions = new Float32Array(ribbon);
  const pairs = positions.length / 4;
  const indices = new Uint32Array(Math.max(0, pairs - 1) * 6);
  for (let pair = 0; pair + 1 < pairs; pair += 1) {
    const [left, right, nextLeft, nextRight] = [2 * pair, 2 * pair + 1, 2 * pair + 2, 2 * pair + 3];
    indices.set([left, right, nextLeft, right, nextRight, nextLeft], pair * 6);
  }
  const geometry = new MeshGeometry({ positions, uvs: new Float32Array(positions.length), indices });
  const mesh = new Mesh({ geometry, texture: Texture.WHITE, eventMode: 'none' });
  const colour = new Color(body.stroke ?? ink);
  mesh.tint = colour.toNumber();
  mesh.alpha = colour.alpha;
  return mesh;
}
