// What the tests are pointed at; run.js sets it. Nothing else differs between sandbox and service.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

const wanted = (name) => {
  const value = process.env[name];
  assert.ok(value, `${name} is not set; run these tests by scripts/clients`);
  return value;
};

export const target = {
  /** Is the service asked, or the sandbox straight? */
  isService: wanted('TARGET') === 'service',
  origin: wanted('ORIGIN'),
  baseUrl: `${wanted('ORIGIN')}/api/v1`,
  sandboxUrl: wanted('SANDBOX_URL'),
  apiKey: wanted('API_KEY'),
  invalidKey: wanted('API_KEY_INVALID'),
  spentKey: wanted('API_KEY_SPENT'),
  /** Of a user who may ask no more this hour; the sandbox has no such limits. */
  limitedKey: process.env.API_KEY_LIMITED,
};

/** For tests of what only the service does. */
export const ONLY_AT_SERVICE = { skip: !target.isService && 'only the service does that' };

export const MODEL = 'openai/gpt-4o-mini';
export const HELLO = [{ role: 'user', content: 'Good morning to you all, dear friends of the tram' }];
export const WEATHER = [{ role: 'user', content: 'What is the weather in Oslo today?' }];

export const CITY_SCHEMA = {
  type: 'object',
  properties: { city: { type: 'string' }, days: { type: 'integer', minimum: 1, maximum: 7 } },
  required: ['city', 'days'],
  additionalProperties: false,
};

export const TOOLS = [
  { type: 'function', function: { name: 'get_weather', description: 'The weather of a city', parameters: CITY_SCHEMA } },
];
export const TRIP_FORMAT = {
  type: 'json_schema', json_schema: { name: 'trip', strict: true, schema: CITY_SCHEMA },
};

/** One with a picture; the model has to be one that can see. */
export const SEEING_MODEL = 'openai/gpt-4o';
export const PICTURE = [{
  role: 'user',
  content: [
    { type: 'text', text: 'What is this?' },
    { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } },
  ],
}];

export function assertTrip(value) {
  assert.deepEqual(Object.keys(value).sort(), ['city', 'days']);
  assert.equal(typeof value.city, 'string');
  assert.ok(Number.isInteger(value.days) && value.days >= 1 && value.days <= 7, `${value.days} days`);
}

/** The answer came in pieces, not in one. */
export function assertSeveral(texts) {
  const written = texts.filter((text) => text);
  assert.match(written.join(''), /Good morning/);
  assert.ok(written.length > 3, `${written.length} pieces`);
}

/** The whole seconds of a Retry-After. */
export function assertSeconds(retryAfter) {
  assert.match(`${retryAfter}`, /^[1-9][0-9]*$/);
}

/** Milliseconds; a call that its client has left goes on for no longer. */
const CANCELLED_WITHIN = 2_000;

/** Waits until no stream is open at the sandbox: the one that was broken off has been cancelled. */
export async function untilNoStreamIsOpen() {
  const end = performance.now() + CANCELLED_WITHIN;
  let streams;
  do {
    streams = await (await fetch(`${target.sandboxUrl}/sandbox/streams`)).json();
    if (streams.open === 0) {
      return;
    }
    await sleep(50);
  } while (performance.now() < end);
  assert.fail(`after ${CANCELLED_WITHIN} ms ${streams.open} streams are still open upstream`);
}

export async function cancelledStreams() {
  return (await (await fetch(`${target.sandboxUrl}/sandbox/streams`)).json()).cancelled;
}
