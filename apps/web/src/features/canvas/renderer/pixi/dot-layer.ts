import type { Camera, Viewport } from '@gesso/canvas-core';
import { CanvasSource, Texture, TilingSprite } from 'pixi.js';

/** Distance of the dots in canvas units at 100 %. */
const SPACING = 24;
/** On screen the dots stay between this and twice this distance: the grid doubles or halves instead of crowding. */
const MIN_SPACING_PX = 18;
/** Side of the tile and radius of its dot, in tile pixels; scaled down to the spacing, so never blurred upwards. */
const TILE_PX = 96;
const DOT_RADIUS_SHARE = 0.036;

/** The dotted board behind everything. */
export class DotLayer {
  readonly #source = drawTile();
  readonly view = new TilingSprite({ texture: new Texture({ source: this.#source }), eventMode: 'none' });

  resize(viewport: Viewport, _pixelRatio: number): void {
    this.view.width = viewport.width;
    this.view.height = viewport.height;
  }

  recolour(dot: number): void {
    this.view.tint = dot;
  }

  follow(camera: Camera): void {
    const spacing = spacingOnScreen(camera.zoom);
    this.view.tileScale.set(spacing / TILE_PX);
    this.view.tilePosition.set(offset(-camera.x * camera.zoom, spacing), offset(-camera.y * camera.zoom, spacing));
  }

  destroy(): void {
    this.#source.destroy();
  }
}

/** The board's grid at this zoom, doubled or halved until the eye can rest on it. */
function spacingOnScreen(zoom: number): number {
  const natural = SPACING * zoom;
  return natural * 2 ** Math.ceil(Math.log2(MIN_SPACING_PX / natural));
}

/** Keeps the shift small: 32-bit graphics lose half pixels far from the origin. */
function offset(shift: number, spacing: number): number {
  return ((shift % spacing) + spacing) % spacing;
}

function drawTile(): CanvasSource {
  const canvas = document.createElement('canvas');
  canvas.width = TILE_PX;
  canvas.height = TILE_PX;
  const context = canvas.getContext('2d');
  if (context) {
    context.fillStyle = 'white';
    context.beginPath();
    context.arc(TILE_PX / 2, TILE_PX / 2, TILE_PX * DOT_RADIUS_SHARE, 0, 2 * Math.PI);
    context.fill();
  }
  return new CanvasSource({ resource: canvas, autoGenerateMipmaps: true, scaleMode: 'linear' });
}
