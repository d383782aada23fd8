import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createOpenRouter } from '@openrouter/ai-sdk-provider';
import { APICallError, generateObject, generateText, jsonSchema, stepCountIs, streamText, tool } from 'ai';
import {
  CITY_SCHEMA, HELLO, MODEL, ONLY_AT_SERVICE, WEATHER, assertSeconds, assertSeveral, assertTrip, cancelledStreams,
  target, untilNoStreamIsOpen,
} from '../lib/target.js';

const model = (id = MODEL, apiKey = target.apiKey) =>
  createOpenRouter({ baseURL: target.baseUrl, apiKey, compatibility: 'strict' })(id);

const tools = {
  get_weather: tool({ description: 'The weather of a city', inputSchema: jsonSchema(CITY_SCHEMA) }),
};

const ask = (of, messages = HELLO) => generateText({ model: of, messages, maxRetries: 0 });

const refused = async (promise, status) => {
  const error = await promise.then(() => assert.fail('was not refused'), (e) => e);
  assert.ok(APICallError.isInstance(error), `${error}`);
  assert.equal(error.statusCode, status);
  return error;
};

test('chats', async () => {
  const { text, finishReason, usage } = await ask(model());

  assert.match(text, /Good morning/);
  assert.equal(finishReason, 'stop');
  assert.ok(usage.totalTokens > 0);
});

test('streams, with the usage at the end', async () => {
  const stream = streamText({ model: model(), messages: HELLO, maxRetries: 0 });
  const pieces = [];
  for await (const piece of stream.textStream) {
    pieces.push(piece);
  }

  assertSeveral(pieces);
  assert.ok((await stream.usage).outputTokens > 0);
});

test('a stream that is broken off is cancelled upstream', async () => {
  const before = await cancelledStreams();
  const abort = new AbortController();
  const stream = streamText({
    model: model('sandbox/slow-stream'), messages: HELLO, maxRetries: 0, abortSignal: abort.signal, onError() {},
  });
  for await (const piece of stream.textStream) {
    assert.ok(piece);
    abort.abort();
  }

  await untilNoStreamIsOpen();
  assert.equal(await cancelledStreams(), before + 1);
});

test('calls tools', async () => {
  const { toolCalls } = await generateText({ model: model(), messages: WEATHER, tools, maxRetries: 0 });

  assert.equal(toolCalls[0].toolName, 'get_weather');
  assertTrip(toolCalls[0].input);
});

test('runs a tool and tells the model what it said', async () => {
  const asked = [];
  const { text, steps } = await generateText({
    model: model(),
    messages: WEATHER,
    tools: {
      get_weather: tool({
        description: 'The weather of a city',
        inputSchema: jsonSchema(CITY_SCHEMA),
        execute: (trip) => {
          asked.push(trip);
          return 'Snow, nine below';
        },
      }),
    },
    stopWhen: stepCountIs(3),
    maxRetries: 0,
  });

  assert.equal(asked.length, 1);
  assert.equal(steps.length, 2);
  assert.match(text, /Snow/);
});

test('calls tools in a stream', async () => {
  const stream = streamText({ model: model(), messages: WEATHER, tools, maxRetries: 0 });
  const calls = await stream.toolCalls;

  assert.equal(calls[0].toolName, 'get_weather');
  assertTrip(calls[0].input);
});

test('answers in a JSON schema', async () => {
  const { object } = await generateObject({
    model: model(), messages: HELLO, schema: jsonSchema(CITY_SCHEMA), maxRetries: 0,
  });

  assertTrip(object);
});

test('401 for a wrong key', async () => {
  await refused(ask(model(MODEL, target.invalidKey)), 401);
});

test('402 where nothing is left to spend', async () => {
  await refused(ask(model(MODEL, target.spentKey)), 402);
});

test('404 for a model that nobody has', async () => {
  await refused(ask(model('nobody/nothing')), 404);
});

test('429 says when to come back', async () => {
  const error = await refused(ask(model('sandbox/rate-limited')), 429);
  assertSeconds(error.responseHeaders['retry-after']);
});

test('429 of an hourly limit says when to come back', ONLY_AT_SERVICE, async () => {
  const error = await refused(ask(model(MODEL, target.limitedKey)), 429);
  assertSeconds(error.responseHeaders['retry-after']);
});

test('an error amid a stream is an error', async () => {
  const told = [];
  const stream = streamText({
    model: model('sandbox/error-mid-stream'), messages: HELLO, maxRetries: 0, onError: ({ error }) => told.push(error),
  });
  let text = '';
  for await (const piece of stream.textStream) {
    text += piece;
  }
  assert.equal(told.length, 1);
  assert.ok(text, 'the error is the first thing in the stream');
});
