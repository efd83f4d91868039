import type { RandomStream } from '../../random/random-stream.ts';
import type { Shape } from '../../scene/layers.ts';
import type { Block, Iso, Spot } from './iso.ts';

export interface RoomInks {
  readonly land: string;
  readonly plant: string;
  readonly wall: string;
  readonly roof: string;
  readonly wood: string;
  readonly water: string;
  /** Lit windows, flames, small things that pop. */
  readonly glow: string;
}

export interface Prop {
  readonly height: number;
  readonly shapes: readonly Shape[];
}

export type MakeProp = (iso: Iso, cell: Spot, inks: RoomInks, random: RandomStream) => Prop;

export function centred(cell: Spot, width: number, z: number, h: number): Block {
  return { x: cell.x + (1 - width) / 2, y: cell.y + (1 - width) / 2, z: cell.z + z, w: width, d: width, h };
}
