import type { DrawingContext, DrawingTools } from '../draw/context.ts';
import type { Drawing } from '../draw/drawing.ts';
import { pathDrawing } from '../draw/path-drawing.ts';
import type { Layer, ShapesLayer, SubjectLayer } from '../scene/layers.ts';
import type { Scene } from '../scene/scene.ts';
import { enterActor, moveAmbient } from './actor-moves.ts';
import { type Actor, castActors } from './actors.ts';
import { arrivalAt } from './arrival.ts';
import { cameraAt, cameraReach, placePlane } from './camera.ts';
import type { EntranceStyle, Motion, Turn } from './motion.ts';
import { drawArrivingText } from './moving-text.ts';
import { hourAt, LAST_HOUR, lampShift, prepareNight } from './nightfall.ts';
import { PlateStore } from './plate-store.ts';
import { type PlateRoom, releaseCanvas } from './plates.ts';
import { drawTracing, fillShareAt, measureTracing, type Tracing } from './trace-layer.ts';
import { cutEdge, drawTurned, prepareTurn, type TurningPlate, turnAngle } from './turn.ts';
import { drawWeather, openWeather, STANDING_WEATHER, type WeatherShow } from './weather.ts';

/** A picture for every moment, at a size of its own. */
export interface Film {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly durationMs: number;
  readonly fps: number;
  /** A moment that shows the whole design; the poster frame. */
  readonly posterAtMs: number;
  /**
   * Draws one moment from the context's current origin and covers the whole sheet. Moments may be asked for in any
   * order; the same one always looks the same.
   */
  readonly drawAt: (context: object, atMs: number) => void;
  /** Gives the memory of the plates back; nothing may be drawn afterwards. */
  readonly close: () => void;
}

/**
 * Makes a scene ready to move. Every layer is drawn once onto a plate of its own, and frames only place the plates, so
 * that one costs milliseconds; texts and outlines on their way in are drawn anew each time.
 *
 * @param tools - How to make an off-screen canvas and, if there is one, a `Path2D`.
 * @example
 * const film = openFilm(scene, planMotion(scene, { seed: 1, durationMs: 5000, fps: 24 }), { createCanvas });
 * film.drawAt(canvas.getContext('2d'), 1200);
 */
export function openFilm(scene: Scene, motion: Motion, tools: DrawingTools): Film {
  const stage = new Stage(prepare(scene, motion), motion, tools);
  const { durationMs, fps, posterAtMs } = motion;
  return {
    widthPx: scene.widthPx,
    heightPx: scene.heightPx,
    durationMs,
    fps,
    posterAtMs,
    // Both back ends' contexts have what DrawingContext lists, as in drawScene.
    drawAt: (context, atMs) => stage.drawAt(context as DrawingContext, atMs),
    close: () => stage.close(),
  };
}

/** Takes layers apart whose parts move on their own. */
function prepare(scene: Scene, { hasNightfall, seed, turn, weather }: Motion): Scene {
  const standing: readonly string[] = weather === undefined ? [] : Object.values(STANDING_WEATHER);
  const fallen = { ...scene, layers: scene.layers.filter(({ id }) => !standing.includes(id)) };
  const turning = turn === undefined ? fallen : prepareTurn(fallen, turn);
  return hasNightfall ? prepareNight(turning, seed) : turning;
}

class Stage {
  readonly #scene: Scene;
  readonly #motion: Motion;
  readonly #room: PlateRoom;
  readonly #plates: PlateStore;
  readonly #actors: readonly Actor[];
  readonly #weather: WeatherShow | undefined;
  /** Before which actors far and near particles fall. */
  readonly #weatherAt: readonly [number, number];
  #turning: TurningPlate | undefined;
  readonly #tracings = new Map<Actor, Tracing>();

  constructor(scene: Scene, motion: Motion, tools: DrawingTools) {
    const { widthPx, heightPx } = scene;
    const reach = cameraReach(motion.camera);
    const swing = Math.max(0, ...motion.ambients.map(({ amountPx }) => amountPx));
    this.#scene = scene;
    this.#motion = motion;
    this.#room = {
      paths: pathDrawing(tools),
      tools,
      scratch: tools.createCanvas(widthPx, heightPx),
      widthPx,
      heightPx,
      bleedXPx: Math.ceil(reach.x * widthPx + swing),
      bleedYPx: Math.ceil(reach.y * heightPx + swing),
    };
    this.#plates = new PlateStore(scene, this.#room, motion.hasNightfall);
    this.#actors = castActors(scene, motion);
    const { weather } = motion;
    this.#weather = weather === undefined ? undefined : openWeather({ weather, motion, widthPx, heightPx, tools });
    this.#weatherAt = weatherPlaces(this.#actors, scene);
  }

  drawAt(context: DrawingContext, atMs: number): void {
    const share = atMs / this.#motion.durationMs;
    for (const [index, actor] of this.#actors.entries()) {
      this.#drawWeather(context, share, index);
      const arrived = actor.entrance === undefined ? 1 : arrivalAt(this.#motion, actor.entrance, atMs);
      if (arrived <= 0) continue;
      context.save();
      this.#place(context, actor, atMs);
      this.#drawActor(context, actor, arrived, share);
      context.restore();
    }
    this.#drawWeather(context, share, this.#actors.length);
  }

  close(): void {
    this.#plates.clear();
    releaseCanvas(this.#room.scratch);
    if (this.#turning !== undefined) releaseCanvas(this.#turning.edge);
  }

  #place(context: DrawingContext, actor: Actor, atMs: number): void {
    const { widthPx, heightPx } = this.#scene;
    const { camera, durationMs, isLoop } = this.#motion;
    const share = atMs / durationMs;
    if (actor.nearness !== 'pinned') {
      const pose = cameraAt(this.#motion, atMs);
      const plane = placePlane({ pose, nearness: actor.nearness, focus: camera.focus, widthPx, heightPx });
      context.translate(plane.xPx, plane.yPx);
      context.scale(plane.scale, plane.scale);
    }
    if (actor.isLamp) {
      const { xPx, yPx } = lampShift(hourAt(share, isLoop), this.#scene);
      context.translate(xPx, yPx);
    }
    moveAmbient(context, actor, share);
  }

  #drawWeather(context: DrawingContext, share: number, index: number): void {
    if (this.#weather === undefined) return;
    const [back, front] = this.#weatherAt;
    if (index === back) drawWeather(context, this.#weather, share, false);
    if (index === front) drawWeather(context, this.#weather, share, true);
  }

  #drawActor(context: DrawingContext, actor: Actor, arrived: number, share: number): void {
    const hour = this.#motion.hasNightfall ? hourAt(share, this.#motion.isLoop) : 0;
    const style = actor.entrance?.style;
    const layer = this.#plates.sceneAt(Math.round(hour)).layers[actor.layerIndexes[0] ?? 0];
    if (actor.turn !== undefined) this.#drawTurned(context, actor, actor.turn, share);
    else if (arrived >= 1 || style === undefined || layer === undefined) this.#drawPlates(context, actor, hour, 1);
    else this.#drawArriving({ context, actor, layer, style, arrived, hour });
  }

  #drawTurned(context: DrawingContext, actor: Actor, turn: Turn, share: number): void {
    this.#turning ??= this.#makeTurning(actor);
    if (this.#turning !== undefined) drawTurned(context, this.#turning, turnAngle(turn, this.#motion, share));
  }

  #makeTurning(actor: Actor): TurningPlate | undefined {
    const face = this.#plates.plateOf(actor, 0);
    return face === undefined ? undefined : cutEdge(this.#room.tools, face, this.#scene);
  }

  #drawArriving(options: {
    readonly context: DrawingContext;
    readonly actor: Actor;
    readonly layer: Layer;
    readonly style: EntranceStyle;
    readonly arrived: number;
    readonly hour: number;
  }): void {
    const { context, actor, layer, style, arrived, hour } = options;
    if (layer.kind === 'text') {
      context.globalAlpha *= layer.opacity ?? 1;
      drawArrivingText(this.#drawing(context), layer, style, arrived);
    } else if (style === 'trace' && (layer.kind === 'shapes' || layer.kind === 'subject')) {
      this.#drawPlates(context, actor, hour, fillShareAt(arrived));
      drawTracing(this.#drawing(context), this.#tracingOf(actor, layer), arrived);
    } else {
      enterActor({ context, actor, scene: this.#scene, style, arrived });
      this.#drawPlates(context, actor, hour, style === 'wipe' ? 1 : Math.min(1, arrived * 2.5));
    }
  }

  #drawPlates(context: DrawingContext, actor: Actor, hour: number, alpha: number): void {
    const first = Math.min(LAST_HOUR, Math.floor(hour));
    const toNext = hour - first;
    // Opaque plates lie on each other while they cross-fade; of translucent ones both would show.
    this.#drawPlate(context, actor, first, alpha * (actor.isTranslucent ? 1 - toNext : 1));
    if (toNext > 0) this.#drawPlate(context, actor, first + 1, alpha * toNext);
  }

  #drawPlate(context: DrawingContext, actor: Actor, hourIndex: number, alpha: number): void {
    // Less than a step of 8 bits.
    if (alpha < 0.002) return;
    const plate = this.#plates.plateOf(actor, hourIndex);
    if (plate === undefined) return;
    const { blend = 'normal' } = this.#scene.layers[actor.layerIndexes[0] ?? 0]!;
    context.save();
    context.globalAlpha *= alpha;
    if (blend !== 'normal' && !actor.isBase) context.globalCompositeOperation = blend;
    context.drawImage(plate.canvas as never, plate.box.xPx, plate.box.yPx);
    context.restore();
  }

  #tracingOf(actor: Actor, layer: ShapesLayer | SubjectLayer): Tracing {
    const known = this.#tracings.get(actor);
    if (known !== undefined) return known;
    const tracing = measureTracing(layer, Math.min(this.#scene.widthPx, this.#scene.heightPx) / 100);
    this.#tracings.set(actor, tracing);
    return tracing;
  }

  #drawing(context: DrawingContext): Drawing {
    const { paths, tools, widthPx, heightPx } = this.#room;
    return { context, paths, tools, widthPx, heightPx };
  }
}

/** Far particles begin behind the subject; near ones go under the type and the lens. */
function weatherPlaces(actors: readonly Actor[], scene: Scene): readonly [number, number] {
  const layerOf = (actor: Actor): Layer => scene.layers[actor.layerIndexes[0] ?? 0]!;
  const subject = actors.findIndex((actor) => layerOf(actor).kind === 'subject');
  const last = actors.findLastIndex((actor) => {
    const { slot } = layerOf(actor);
    return slot !== 'type' && slot !== 'ornament' && actor.nearness !== 'pinned';
  });
  const front = Math.max(1, last + 1);
  return [subject > 0 && subject < front ? subject : front, front];
}
