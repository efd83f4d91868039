import type { Geometry } from '@gesso/canvas-core';
import { Container, Graphics } from 'pixi.js';
import type { DrawnClip } from '../board-renderer.ts';

type Frame = {
  readonly members: Map<string, Container>;
  /** Members, also those of frames within, that reach over the edge. */
  readonly reaching: Set<string>;
  geometry: Geometry;
  depth: number;
  outerId: string | null;
  /** What members stand in while something is cut off; null while nothing is. */
  cut: { readonly view: Container; readonly mask: Graphics } | null;
};

/**
 * Frames that cut off what reaches over their edge.
 *
 * A mask ends the batch that pictures are drawn in, so a frame has one only while one of its children in view reaches
 * over. Then all its children in view move into the masked container, which keeps them in order.
 */
export class ClipLayer {
  readonly #stack: Container;
  readonly #frames = new Map<string, Frame>();
  /** Frames that an item stands in, the nearest first. */
  readonly #memberships = new Map<string, readonly DrawnClip[]>();

  constructor(stack: Container) {
    this.#stack = stack;
  }

  /** Puts an item's node where its frames want it. Costs nothing for items that stand in no frame and never did. */
  put(id: string, node: Container, clips: readonly DrawnClip[]): void {
    const before = this.#memberships.get(id);
    if (!before && clips.length === 0) return;
    if (before && !isSameChain(before, clips)) this.#leave(id, before);
    if (clips.length === 0) {
      this.#memberships.delete(id);
      this.#stack.addChild(node);
      return;
    }
    this.#memberships.set(id, clips);
    clips.forEach((clip, position) => {
      const frame = this.#frame(clip, clips[position + 1]?.frameId ?? null);
      if (position === 0) frame.members.set(id, node);
      if (clip.reachesOver) frame.reaching.add(id);
      else frame.reaching.delete(id);
      this.#settle(clip.frameId, frame);
    });
    const host = this.#hostOf(clips[0]?.frameId ?? null);
    if (node.parent !== host) host.addChild(node);
  }

  /** An item went out of sight or off the board. */
  remove(id: string): void {
    const clips = this.#memberships.get(id);
    if (!clips) return;
    this.#memberships.delete(id);
    this.#leave(id, clips);
  }

  #leave(id: string, clips: readonly DrawnClip[]): void {
    for (const { frameId } of clips) {
      const frame = this.#frames.get(frameId);
      if (!frame) continue;
      const node = frame.members.get(id);
      if (node && !node.destroyed && node.parent === frame.cut?.view) this.#stack.addChild(node);
      frame.members.delete(id);
      frame.reaching.delete(id);
      this.#settle(frameId, frame);
      if (frame.members.size === 0 && frame.reaching.size === 0) this.#frames.delete(frameId);
    }
  }

  #frame({ frameId, geometry, depth }: DrawnClip, outerId: string | null): Frame {
    const known = this.#frames.get(frameId);
    const frame: Frame = known ?? {
      members: new Map(),
      reaching: new Set(),
      geometry,
      depth,
      outerId,
      cut: null,
    };
    if (!known) this.#frames.set(frameId, frame);
    const isMoved = frame.geometry !== geometry;
    Object.assign(frame, { geometry, depth, outerId });
    if (frame.cut && isMoved) drawMask(frame.cut.mask, geometry);
    if (frame.cut) frame.cut.view.zIndex = depth + 0.5;
    return frame;
  }

  /** Begins or ends cutting, whichever the frame's children ask for. */
  #settle(frameId: string, frame: Frame): void {
    const isCutting = frame.reaching.size > 0;
    if (isCutting === (frame.cut !== null)) return;
    const { cut } = frame;
    if (isCutting) {
      const view = new Container({ eventMode: 'none', interactiveChildren: false, sortableChildren: true });
      const mask = new Graphics({ eventMode: 'none' });
      drawMask(mask, frame.geometry);
      view.addChild(mask);
      view.mask = mask;
      view.zIndex = frame.depth + 0.5;
      this.#hostOf(frame.outerId).addChild(view);
      frame.cut = { view, mask };
    } else {
      frame.cut = null;
    }
    const host = this.#hostOf(frameId);
    for (const node of frame.members.values()) if (!node.destroyed) host.addChild(node);
    for (const inner of this.#frames.values()) {
      if (inner.outerId === frameId && inner.cut) host.addChild(inner.cut.view);
    }
    if (!cut) return;
    cut.view.mask = null;
    cut.view.destroy({ children: true });
  }

  #hostOf(frameId: string | null): Container {
    const frame = frameId === null ? undefined : this.#frames.get(frameId);
    if (!frame) return this.#stack;
    return frame.cut?.view ?? this.#hostOf(frame.outerId);
  }
}

function drawMask(mask: Graphics, { x, y, width, height, rotation }: Geometry): void {
  mask
    .clear()
    .rect(-width / 2, -height / 2, width, height)
    .fill({ color: 0xffffff });
  mask.position.set(x + width / 2, y + height / 2);
  mask.angle = rotation;
}

function isSameChain(a: readonly DrawnClip[], b: readonly DrawnClip[]): boolean {
  return a.length === b.length && a.every((clip, position) => clip.frameId === b[position]?.frameId);
}
