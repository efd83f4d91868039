import { menuOpened } from '../editor/menu-opened.ts';
import { distance } from '../geometry/point.ts';
import { type AskingMenu, dragThreshold, IDLE } from './gesture.ts';
import { type GestureHandler, NOTHING } from './gesture-handler.ts';

/** The right button: let go where it was pressed it asks for a menu, dragged it moves the view. */
export const askingMenuHandler: GestureHandler<AskingMenu> = {
  move: ({ start }, pointer) =>
    distance(start.point, pointer.point) < dragThreshold(pointer)
      ? NOTHING
      : { gesture: { type: 'panning', last: start.point } },
  up: ({ start }, _pointer, context) => ({ ...menuOpened(context, start.point), gesture: IDLE }),
};
