export { boardCommands } from './board-commands.ts';
export { type Command, PLATFORM, writtenKeys } from './command.ts';
export { drawMask } from './draw-mask.ts';
export { flyTo, flyToRect } from './fly-to.ts';
export { ItemIcon } from './ItemIcon.tsx';
export { itemName, kindWord } from './item-name.ts';
