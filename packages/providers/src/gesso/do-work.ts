import type { ModelExport } from '@gesso/provider-kit';
import type { ClipOrder } from './clips/clip-film.ts';
import type { PictureOrder } from './draw-picture.ts';
import type { ExportOrder } from './exports/export-file.ts';
import type { FilmOrder } from './films/film-orders.ts';
import type { ModelOrder } from './models3d/make-model.ts';
import type { EditOrder } from './picture-operations/edit-picture.ts';
import type { Work, WorkContext } from './work.ts';

/**
 * Every kind of work the engine does, loaded when the first order of its kind comes: a server that only draws pictures
 * never loads a mesh library. Orders are plain data, so that they can be sent to a thread.
 */
const KINDS = {
  picture: async (order: PictureOrder): Promise<Work> => (await import('./draw-picture.ts')).drawPicture(order),
  edit: async (order: EditOrder): Promise<Work> =>
    (await import('./picture-operations/edit-picture.ts')).editPicture(order),
  export: async (order: ExportOrder): Promise<Work> => (await import('./exports/export-file.ts')).exportFile(order),
  'export-model': async (order: ModelExport): Promise<Work> =>
    (await import('./exports/export-model.ts')).exportModel(order),
  clip: async (order: ClipOrder, context: WorkContext): Promise<Work> =>
    (await import('./clips/draw-clip.ts')).drawClip(order, context),
  film: async (order: FilmOrder, context: WorkContext): Promise<Work> =>
    (await import('./films/make-film.ts')).makeFilm(order, context),
  model: async (order: ModelOrder): Promise<Work> => (await import('./models3d/make-model.ts')).makeModel(order),
};

export type WorkKind = keyof typeof KINDS;

/** One order to the engine; the same order gives the same bytes in every process. */
export type WorkOrder = { [Kind in WorkKind]: { readonly kind: Kind } & Parameters<(typeof KINDS)[Kind]>[0] }[WorkKind];

/** Does one order on this thread. Needs the typefaces of `registerFonts`. */
export function doWork(order: WorkOrder, context: WorkContext): Promise<Work> {
  // The union pairs each kind with its own order; TypeScript cannot follow that through the lookup.
  const work = KINDS[order.kind] as (order: WorkOrder, context: WorkContext) => Promise<Work>;
  return work(order, context);
}
