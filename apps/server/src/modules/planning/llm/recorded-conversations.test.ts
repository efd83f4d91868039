import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { startFakeLanguageModel } from '../../../platform/language-model/testing/start-fake-language-model.ts';
import { createLlmPlanner } from './llm-planner.ts';
import { exampleAsset, exampleRequest } from './testing/example-request.ts';
import { fallback } from './testing/scripted-model.ts';

/** A conversation as a vendor had it: what was asked, its very bodies, and what should come of them. */
const conversationSchema = z.strictObject({
  about: z.string(),
  vendor: z.enum(['anthropic', 'openai', 'google', 'compatible']),
  request: z.strictObject({
    brief: z.string(),
    brand: z
      .strictObject({
        name: z.string(),
        colors: z.array(z.string()),
        titleFont: z.string(),
        textFont: z.string(),
        hasLogo: z.boolean(),
        tone: z.string(),
      })
      .nullable()
      .default(null),
    /** Numbers of example assets. */
    earlier: z.array(z.number()).default([]),
  }),
  replies: z.array(z.unknown()),
  /** Words of the faults that the model was shown before its last reply. */
  faults: z.array(z.string()).default([]),
  answer: z.record(z.string(), z.unknown()),
});

const FOLDER = new URL('./testing/conversations/', import.meta.url);

const conversations = readdirSync(FOLDER).map((name) => {
  const conversation = conversationSchema.parse(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')));
  return { ...conversation, name: name.replace('.json', '') };
});

test.each(conversations)('$name: $about', async ({ vendor, request, replies, faults, answer }) => {
  const fake = await startFakeLanguageModel(
    vendor,
    replies.map((body) => ({ status: 200, body })),
  );
  const planner = createLlmPlanner({
    languageModel: fake.languageModel,
    fallback,
    log: { info: () => undefined, warn: () => undefined },
    now: () => new Date('2026-11-25T00:00:00Z'),
  });
  const { brief, brand } = request;
  const earlier = request.earlier.map((number) => exampleAsset(number));
  try {
    const planned = await planner.plan(exampleRequest({ brief, brand, earlier }), {
      signal: new AbortController().signal,
    });
    expect(fake.complaints).toEqual([]);
    expect(planned).toMatchObject(answer);
    expect(fake.prompts).toHaveLength(replies.length);
    expect(fake.prompts[0]).toContain(JSON.stringify(brief));
    for (const fault of faults) expect(fake.prompts.at(-1)).toContain(fault);
  } finally {
    await fake.close();
  }
});
