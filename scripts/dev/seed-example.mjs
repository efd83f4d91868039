/** Who owns the example; the first account of a fresh data folder, so its operator too. */
export const DEMO = { name: 'Demo', email: 'demo@gesso.local', password: 'gesso-demo' };

/** Four looks of the built-in engine, in fixed seeds: the example is the same on every machine. */
const PROMPTS = [
  { prompt: 'Poster "Harvest Jazz" with a saxophone, warm autumn colours', seed: 11 },
  { prompt: 'Poster "Deep Sea Week" with a whale, navy and teal', seed: 12 },
  { prompt: 'Minimal card "Thank You" with a fox, pastel', seed: 13 },
  { prompt: 'Bold square "Summer Sale" with a pineapple, bright', seed: 14 },
];

/**
 * Fills a fresh Gesso with an account and a project of four designs, through the public API alone.
 *
 * Does nothing when the account has a project already.
 *
 * @param {string} url - Of the running server, without a slash at the end.
 * @returns {Promise<boolean>} True when the example was made now.
 * @throws {Error} When the API refuses a step, with its answer.
 */
export async function seedExample(url) {
  const cookie = await signIn(url);
  /** @param {string} path @param {unknown} [body] @returns {Promise<{ id: string, items: readonly unknown[] }>} */
  const call = async (path, body) => {
    const answer = await send(url, path, body, cookie);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return /** @type {Promise<{ id: string, items: readonly unknown[] }>} */ (answer.json());
  };
  if ((await call('/api/projects')).items.length > 0) return false;
  const { id } = await call('/api/projects', { name: 'Example' });
  for (const { prompt, seed } of PROMPTS) {
    await call(`/api/projects/${id}/generations`, { model: 'gesso-image', prompt, settings: { seed } });
  }
  return true;
}

/** @param {string} url @returns {Promise<string>} The session's cookie. */
async function signIn(url) {
  const known = await send(url, '/api/auth/sign-in/email', DEMO);
  const answer = known.ok ? known : await send(url, '/api/auth/sign-up/email', DEMO);
  if (!answer.ok) throw new Error(`the demo account could not be made: ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

/**
 * @param {string} url
 * @param {string} path
 * @param {unknown} [body] - POST when given, else GET.
 * @param {string} [cookie]
 */
function send(url, path, body, cookie = '') {
  return fetch(url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { origin: url, cookie, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}
