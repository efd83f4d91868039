import type { DrawingContext } from '../draw/context.ts';
import { drawGrain } from '../draw/draw-grain.ts';
import type { Scene } from '../scene/scene.ts';
import type { Actor } from './actors.ts';
import { gradeScene } from './nightfall.ts';
import { makePlate, type Plate, type PlateRoom, releaseCanvas } from './plates.ts';

/** The scene in one light with its plates. */
interface Hour {
  readonly scene: Scene;
  readonly plates: Map<Actor, Plate | undefined>;
}

/** How much of the still picture's grain the sheet keeps. */
const GRAIN_SHARE = 0.7;

/** Plates of actors, drawn when first needed, in the light of each hour. */
export class PlateStore {
  readonly #scene: Scene;
  readonly #room: PlateRoom;
  readonly #hasNightfall: boolean;
  readonly #hours = new Map<number, Hour>();

  constructor(scene: Scene, room: PlateRoom, hasNightfall: boolean) {
    this.#scene = scene;
    this.#room = room;
    this.#hasNightfall = hasNightfall;
  }

  /** The scene in the light of an hour; hour 0 is as it was composed. */
  sceneAt(hourIndex: number): Scene {
    return this.#hourOf(hourIndex).scene;
  }

  /** @returns Nothing when the actor shows nothing at that hour. */
  plateOf(actor: Actor, hourIndex: number): Plate | undefined {
    const { scene, plates } = this.#hourOf(hourIndex);
    if (plates.has(actor)) return plates.get(actor);
    const layers = actor.layerIndexes.map((index) => scene.layers[index]!).filter(({ opacity }) => opacity !== 0);
    // A lone blend is for the frame: on a plate of its own there is nothing yet to blend with.
    const drawn =
      actor.isBase || layers.length > 1 ? layers : layers.map((layer) => ({ ...layer, blend: 'normal' as const }));
    const plate = makePlate(this.#room, drawn);
    if (actor.isBase && plate !== undefined) this.#grainBase(plate);
    plates.set(actor, plate);
    return plate;
  }

  /** Gives the memory of every plate back; asked for again, they are drawn again. */
  clear(): void {
    for (const hourIndex of [...this.#hours.keys()]) this.#drop(hourIndex);
  }

  #drop(hourIndex: number): void {
    for (const plate of this.#hours.get(hourIndex)?.plates.values() ?? []) {
      if (plate !== undefined) releaseCanvas(plate.canvas);
    }
    this.#hours.delete(hourIndex);
  }

  /** Hours that do not touch the present one are dropped: all of them would fill the memory. */
  #hourOf(hourIndex: number): Hour {
    const known = this.#hours.get(hourIndex);
    if (known !== undefined) return known;
    for (const other of [...this.#hours.keys()]) if (Math.abs(other - hourIndex) > 1) this.#drop(other);
    const scene = this.#hasNightfall ? gradeScene(this.#scene, hourIndex) : this.#scene;
    const hour = { scene, plates: new Map<Actor, Plate | undefined>() };
    this.#hours.set(hourIndex, hour);
    return hour;
  }

  /** Grain on the sheet alone keeps dark gradients from banding; over moving things it would be dirt on the lens. */
  #grainBase({ canvas, box }: Plate): void {
    const grain = this.#scene.layers.find((layer) => layer.kind === 'grain');
    if (grain?.kind !== 'grain') return;
    const { paths, tools } = this.#room;
    const context = canvas.getContext('2d') as DrawingContext;
    context.save();
    const drawing = { context, paths, tools, widthPx: box.widthPx, heightPx: box.heightPx };
    drawGrain(drawing, { ...grain, amount: grain.amount * GRAIN_SHARE });
    context.restore();
  }
}
