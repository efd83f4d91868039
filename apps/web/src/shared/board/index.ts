export { flyTo, flyToRect } from './fly-to.ts';
export { ItemIcon } from './ItemIcon.tsx';
export { itemName, kindWord } from './item-name.ts';
