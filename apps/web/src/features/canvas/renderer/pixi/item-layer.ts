import type { Camera } from '@gesso/canvas-core';
import { Container, Sprite, Texture } from 'pixi.js';
import type { DrawnItem } from '../board-renderer.ts';
import { CroppedTextures } from './cropped-textures.ts';

/** More pictures than this fading at once is a board being opened, where fading only delays. */
const MAX_FADING = 48;

/** The items' pictures: one sprite for each item that was ever in view, hidden while it is not. */
export class ItemLayer {
  readonly view = new Container({ isRenderGroup: true, eventMode: 'none', interactiveChildren: false });
  readonly #sprites = new Map<string, Sprite>();
  readonly #crops = new CroppedTextures();
  /** Opacity of the few that are not opaque; a fade multiplies it. */
  readonly #opacities = new Map<Sprite, number>();
  readonly #fadeMs: number;
  /** When each fading sprite began; null until its first frame. */
  readonly #fading = new Map<Sprite, number | null>();
  #blank = 0xdddddd;

  constructor(fadeMs: number) {
    this.#fadeMs = fadeMs;
    this.view.sortableChildren = true;
  }

  recolour(blank: number): void {
    this.#blank = blank;
    for (const sprite of this.#sprites.values()) if (sprite.texture === Texture.WHITE) sprite.tint = blank;
  }

  follow(camera: Camera): void {
    this.view.scale.set(camera.zoom);
    this.view.position.set(-camera.x * camera.zoom, -camera.y * camera.zoom);
  }

  put(item: DrawnItem, texture: Texture | null): void {
    const sprite = this.#sprites.get(item.id) ?? this.#create(item.id);
    const { x, y, width, height, rotation } = item.geometry;
    if (texture && sprite.texture === Texture.WHITE) this.#startFade(sprite);
    sprite.texture = texture ? this.#shownPart(item, texture) : Texture.WHITE;
    sprite.tint = texture ? 0xffffff : this.#blank;
    sprite.position.set(x + width / 2, y + height / 2);
    sprite.setSize(width, height);
    // Setting the size keeps the sign of a scale, so a flip of before must be taken back too.
    sprite.scale.set(flipped(sprite.scale.x, item.isFlippedX), flipped(sprite.scale.y, item.isFlippedY));
    sprite.angle = rotation;
    this.#setOpacity(sprite, item.opacity);
    if (sprite.zIndex !== item.depth) sprite.zIndex = item.depth;
    sprite.visible = true;
  }

  hide(id: string): void {
    const sprite = this.#sprites.get(id);
    if (sprite) sprite.visible = false;
  }

  remove(id: string): void {
    const sprite = this.#sprites.get(id);
    if (!sprite) return;
    this.#sprites.delete(id);
    this.#fading.delete(sprite);
    this.#opacities.delete(sprite);
    this.#crops.release(id);
    sprite.destroy();
  }

  /** Shows the calm area again wherever a picture that is about to be thrown away was drawn. */
  forgetTexture(texture: Texture): void {
    for (const [id, sprite] of this.#sprites) {
      if (sprite.texture !== texture && !this.#crops.isPartOf(id, texture)) continue;
      const { width, height } = sprite;
      sprite.texture = Texture.WHITE;
      this.#crops.release(id);
      sprite.tint = this.#blank;
      sprite.setSize(width, height);
    }
  }

  /** Moves all fades on; true while any goes on. */
  fade(nowMs: number): boolean {
    for (const [sprite, start] of this.#fading) {
      const begun = start ?? nowMs;
      if (start === null) this.#fading.set(sprite, begun);
      const share = Math.min(1, (nowMs - begun) / this.#fadeMs);
      sprite.alpha = (1 - (1 - share) ** 2) * (this.#opacities.get(sprite) ?? 1);
      if (share >= 1) this.#fading.delete(sprite);
    }
    return this.#fading.size > 0;
  }

  /** What stands for an item in the stack, for frames that cut it off; undefined while it was never in view. */
  nodeOf(id: string): Sprite | undefined {
    return this.#sprites.get(id);
  }

  #shownPart({ id, crop }: DrawnItem, texture: Texture): Texture {
    if (crop) return this.#crops.of(id, texture, crop);
    this.#crops.release(id);
    return texture;
  }

  #setOpacity(sprite: Sprite, opacity: number): void {
    if (opacity === 1 && !this.#opacities.has(sprite)) return;
    if (opacity === 1) this.#opacities.delete(sprite);
    else this.#opacities.set(sprite, opacity);
    if (!this.#fading.has(sprite)) sprite.alpha = opacity;
  }

  #create(id: string): Sprite {
    const sprite = new Sprite({ texture: Texture.WHITE, anchor: 0.5, eventMode: 'none' });
    this.#sprites.set(id, sprite);
    this.view.addChild(sprite);
    return sprite;
  }

  #startFade(sprite: Sprite): void {
    if (this.#fadeMs === 0 || this.#fading.size >= MAX_FADING) return;
    sprite.alpha = 0;
    this.#fading.set(sprite, null);
  }
}

function flipped(scale: number, isFlipped: boolean): number {
  return isFlipped ? -Math.abs(scale) : Math.abs(scale);
}
