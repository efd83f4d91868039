import type { Camera } from '@gesso/canvas-core';
import { Container, Sprite, Texture } from 'pixi.js';
import type { DrawnItem } from '../board-renderer.ts';

/** More pictures than this fading at once is a board being opened, where fading only delays. */
const MAX_FADING = 48;

/** The items' pictures: one sprite for each item that was ever in view, hidden while it is not. */
export class ItemLayer {
  readonly view = new Container({ isRenderGroup: true, eventMode: 'none', interactiveChildren: false });
  readonly #sprites = new Map<string, Sprite>();
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
    sprite.texture = texture ?? Texture.WHITE;
    sprite.tint = texture ? 0xffffff : this.#blank;
    sprite.position.set(x + width / 2, y + height / 2);
    sprite.setSize(width, height);
    sprite.angle = rotation;
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
    sprite.destroy();
  }

  /** Shows the calm area again wherever a picture that is about to be thrown away was drawn. */
  forgetTexture(texture: Texture): void {
    for (const sprite of this.#sprites.values()) {
      if (sprite.texture !== texture) continue;
      const { width, height } = sprite;
      sprite.texture = Texture.WHITE;
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
      sprite.alpha = 1 - (1 - share) ** 2;
      if (share >= 1) this.#fading.delete(sprite);
    }
    return this.#fading.size > 0;
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
