import { expect, test } from 'vitest';
import { findPlanFaults } from '../../plan.rules.ts';
import type { PlanningRequest } from '../../planning.ts';
import { planFollowUp } from './plan-follow-up.ts';
import { FOLLOW_UPS } from './testing/briefs.ts';
import {
  BUILT_IN,
  buildRequest,
  CAMERA,
  CLIPS,
  clip,
  design,
  POSTERS,
  photo,
  REPAINTER,
} from './testing/build-request.ts';

/** What may lie there, and with which models. */
const ROOMS: readonly Partial<PlanningRequest>[] = [
  { earlier: [...POSTERS, ...CLIPS] },
  { attachments: [design('Fox logo')], earlier: CLIPS },
  { attachments: [photo('Shop.jpg'), photo('Street.jpg'), clip('Clip: Night')], earlier: [] },
  { earlier: [...POSTERS, ...CLIPS], models: [...BUILT_IN, REPAINTER, CAMERA], ceilingMillicredits: 4_000 },
  {
    earlier: [
      design('Fox mug', { kind: 'model3d', hasScene: false, widthPx: null, heightPx: null }),
      photo('Old photo'),
    ],
  },
  { earlier: POSTERS, models: [] },
];

test('whatever is asked and whatever lies there, a plan has no faults, an answer says something, and both come again', async () => {
  for (const [brief] of FOLLOW_UPS) {
    for (const room of ROOMS) {
      const request = buildRequest(brief, room);
      const answers = [
        { questionId: 'which', text: '', value: 'All of them' },
        { questionId: 'crop-shape', text: '', value: '4:5' },
      ];
      for (const asked of [request, { ...request, answers }]) {
        const answer = await planFollowUp(asked);
        expect(await planFollowUp(asked)).toEqual(answer);
        if (answer === undefined) throw new Error(`“${brief}” was taken for a fresh brief`);
        if (answer.kind === 'refused') expect(answer.message.length).toBeGreaterThan(20);
        if (answer.kind === 'questions') expect(answer.questions[0]?.options.length).toBeGreaterThan(1);
        if (answer.kind === 'plan')
          expect({ brief, faults: findPlanFaults(answer.plan, asked.models) }).toEqual({ brief, faults: [] });
      }
    }
  }
});

test('it takes milliseconds, and a brief of the greatest length no longer', async () => {
  const long = 'make the headline bigger and '.repeat(700).slice(0, 20_000);
  const started = performance.now();
  for (const brief of ['make the headline bigger', long, '9:16, '.repeat(3_000), `"${'x'.repeat(15_000)}`])
    await planFollowUp(buildRequest(brief));
  expect(performance.now() - started).toBeLessThan(1_000);
});
