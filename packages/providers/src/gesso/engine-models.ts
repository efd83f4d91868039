import type { GenerationRequest, ModelDefinition } from '@gesso/provider-kit';
import { toClipOrders } from './clips/clip-orders.ts';
import { gessoVideo } from './clips/video-model.ts';
import type { WorkOrder } from './do-work.ts';
import { gessoCombine } from './films/film-model.ts';
import { toFilmOrders } from './films/film-orders.ts';
import { gessoImage } from './image-model.ts';
import { toModelOrders } from './models3d/model-orders.ts';
import { gesso3d } from './models3d/model3d.ts';
import { gessoEdit } from './picture-operations/edit-model.ts';
import { toEditOrders } from './picture-operations/edit-orders.ts';
import { toReferencedOrders } from './picture-orders.ts';

/** A built-in model: its row, and how a request for it becomes orders to the engine, one per result. */
export type EngineModel = {
  readonly definition: ModelDefinition;
  /**
   * Reads references where the model takes any. Called again after a crash; must give the same orders.
   *
   * @throws KitError `invalid-settings` for a request that cannot be filled, before anything starts.
   */
  readonly toOrders: (request: GenerationRequest) => readonly WorkOrder[] | Promise<readonly WorkOrder[]>;
};

/** Every model the engine runs. */
export const ENGINE_MODELS: readonly EngineModel[] = [
  { definition: gessoImage, toOrders: toReferencedOrders },
  { definition: gessoEdit, toOrders: toEditOrders },
  { definition: gessoVideo, toOrders: toClipOrders },
  { definition: gesso3d, toOrders: toModelOrders },
  { definition: gessoCombine, toOrders: toFilmOrders },
];
