import sharp from 'sharp';
import { readBrief, composeScene } from '@gesso/procedural';
import { subjectLibrary } from '@gesso/procedural/subjects';
import { registerFonts } from './register-fonts.ts';
import { createCanvas, Path2D } from '@napi-rs/canvas';
import { drawScene } from '@gesso/procedural';
registerFonts();
const prompts = ['poster for a coffee bar "SLOW BREW" tagline "Single origin, poured by hand"','a fox in a forest at night "NIGHTFALL"','rocket logo badge "ORBIT CLUB"','jazz concert poster "BLUE NOTE LIVE" 14 November','summer sea landscape with a sailboat','perfume bottle product card'];
let row=0; const tiles=[];
for (const p of prompts) { for (let v=0;v<4;v++){ const brief=readBrief(p, subjectLibrary); const scene=composeScene({brief, seed:7, widthPx:768, heightPx:960, variantIndex:v});
 const c=createCanvas(768,960); drawScene(c.getContext('2d') as never, scene, {createCanvas: createCanvas as never, createPath:(d:string)=>new Path2D(d) as never});
 tiles.push({input: await sharp(c.data(),{raw:{width:768,height:960,channels:4}}).resize(320,400).png().toBuffer(), left: v*330, top: row*410}); } row++; }
await sharp({create:{width:1320,height:410*row,channels:3,background:'#fff'}}).composite(tiles).png().toFile('/tmp/look/sheet.png');
