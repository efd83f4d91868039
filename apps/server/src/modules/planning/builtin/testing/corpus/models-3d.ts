import { type CorpusBrief, image, model3d, picture, video } from '../corpus-brief.ts';

/** Things in three dimensions. */
export const MODELS_3D: readonly CorpusBrief[] = [
  {
    brief: '3D model of a fox',
    steps: [model3d({ title: '3D model', model: 'gesso-3d', says: ['fox'] })],
    noNotes: true,
  },
  {
    brief: 'a 3d mug with "Good Morning" on it',
    steps: [model3d({ settings: { shape: 'mug' }, says: ['“Good Morning”'] })],
  },
  {
    brief: 'make a relief of a lion in bronze',
    steps: [model3d({ settings: { shape: 'relief', material: 'bronze' }, says: ['lion'] })],
  },
  { brief: 'a low poly 3D tree, glb', steps: [model3d({ says: ['low poly', 'tree'] })] },
  { brief: 'two 3D models of chess pieces', steps: [model3d({ count: 2, says: ['chess pieces'] })] },
  { brief: '3d model of a rocket with Rodin', models: 'all', steps: [model3d({ model: 'rodin', says: ['rocket'] })] },
  {
    brief: '3D logo "ACME" in gold',
    steps: [model3d({ title: '3D logo', settings: { material: 'gold' }, says: ['“ACME”'] })],
  },
  { brief: 'a 3-d print of a snail', steps: [model3d({ says: ['snail'] })] },
  { brief: '3D render of a donut, pastel', steps: [image({ says: ['3D render', 'donut', 'pastel'] })] },
  {
    brief: 'logo for "Kite", plus a 3D model of it and a business card',
    steps: [
      image({ title: 'Logo', says: ['“Kite”'] }),
      model3d({ from: [0], says: ['“Kite”'] }),
      image({ title: 'Business card', says: ['“Kite”'] }),
    ],
  },
  {
    brief: 'turn this into a 3D model',
    attachments: [picture('bird.png')],
    steps: [model3d({ references: [0] })],
  },
  { brief: 'animate this', attachments: [picture('koi.png')], steps: [video({ references: [0] })] },
];
