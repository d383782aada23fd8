import assert from 'node:assert/strict';
import { test } from 'node:test';
import OpenAI from 'openai';
import {
  HELLO, MODEL, ONLY_AT_SERVICE, PICTURE, SEEING_MODEL, TOOLS as tools, TRIP_FORMAT, WEATHER, assertSeconds,
  assertSeveral, assertTrip, cancelledStreams, target, untilNoStreamIsOpen,
} from '../lib/target.js';

const client = (apiKey = target.apiKey) =>
  new OpenAI({ baseURL: target.baseUrl, apiKey, maxRetries: 0 });

const refused = async (promise, type, status) => {
  const error = await promise.then(() => assert.fail('was not refused'), (e) => e);
  assert.ok(error instanceof type, `${error}`);
  assert.equal(error.status, status);
  return error;
};

test('lists models', async () => {
  const ids = [];
  for await (const model of client().models.list()) {
    ids.push(model.id);
  }
  assert.ok(ids.length > 300);
  assert.ok(ids.includes(MODEL));
});

test('lists models in the order and with the limit that are asked for', async () => {
  const query = { limit: 5, sort: 'context-high-to-low', output_modalities: 'text' };
  const { data } = await client().models.list({ query });

  assert.equal(data.length, 5);
  const lengths = data.map((model) => model.context_length);
  assert.deepEqual(lengths, [...lengths].sort((a, b) => b - a));
  assert.ok(data.every((model) => model.architecture.output_modalities.includes('text')));
});

test('the next model of the chain answers where the first fails', ONLY_AT_SERVICE, async () => {
  const answer = await client().chat.completions.create({ model: 'sandbox/fails', models: [MODEL], messages: HELLO });

  assert.equal(answer.model, MODEL);
});

test('chats', async () => {
  const answer = await client().chat.completions.create({ model: MODEL, messages: HELLO });

  assert.equal(answer.object, 'chat.completion');
  assert.match(answer.choices[0].message.content, /Good morning/);
  assert.equal(answer.choices[0].finish_reason, 'stop');
  assert.equal(answer.usage.total_tokens, answer.usage.prompt_tokens + answer.usage.completion_tokens);
});

test('sends an image, and fields that nobody knows yet', async () => {
  const answer = await client().chat.completions.create({
    model: SEEING_MODEL,
    messages: PICTURE,
    a_field_of_tomorrow: { deep: [1, 2, 3] },
  });

  assert.ok(answer.choices[0].message.content);
});

test('streams, with the usage at the end', async () => {
  const stream = await client().chat.completions.create({
    model: MODEL, messages: HELLO, stream: true, stream_options: { include_usage: true },
  });
  const chunks = [];
  for await (const chunk of stream) {
    chunks.push(chunk);
  }

  assertSeveral(chunks.map((chunk) => chunk.choices[0]?.delta?.content));
  assert.ok(chunks.at(-1).usage.completion_tokens > 0);
});

test('a stream that is broken off is cancelled upstream', async () => {
  const before = await cancelledStreams();
  const stream = await client().chat.completions.create({
    model: 'sandbox/slow-stream', messages: HELLO, stream: true,
  });
  for await (const chunk of stream) {
    if (chunk.choices[0]?.delta?.content) {
      break;
    }
  }
  stream.controller.abort();

  await untilNoStreamIsOpen();
  assert.equal(await cancelledStreams(), before + 1);
});

test('calls tools', async () => {
  const answer = await client().chat.completions.create({ model: MODEL, messages: WEATHER, tools });
  const [call] = answer.choices[0].message.tool_calls;

  assert.equal(answer.choices[0].finish_reason, 'tool_calls');
  assert.equal(call.function.name, 'get_weather');
  assert.ok('city' in JSON.parse(call.function.arguments));

  const told = await client().chat.completions.create({
    model: MODEL,
    messages: [...WEATHER, answer.choices[0].message, { role: 'tool', tool_call_id: call.id, content: 'Snow, nine below' }],
    tools,
  });
  assert.match(told.choices[0].message.content, /Snow/);
});

test('calls tools in a stream', async () => {
  const answer = await client().chat.completions
    .stream({ model: MODEL, messages: WEATHER, tools })
    .finalChatCompletion();

  assert.equal(answer.choices[0].message.tool_calls[0].function.name, 'get_weather');
  assert.ok(JSON.parse(answer.choices[0].message.tool_calls[0].function.arguments).days >= 1);
});

test('answers in a JSON schema', async () => {
  const answer = await client().chat.completions.create({
    model: MODEL,
    messages: HELLO,
    response_format: TRIP_FORMAT,
  });

  assertTrip(JSON.parse(answer.choices[0].message.content));
});

test('401 for a wrong key', async () => {
  await refused(client(target.invalidKey).chat.completions.create({ model: MODEL, messages: HELLO }), OpenAI.AuthenticationError, 401);
});

test('402 where nothing is left to spend', async () => {
  await refused(client(target.spentKey).chat.completions.create({ model: MODEL, messages: HELLO }), OpenAI.APIError, 402);
});

test('404 for a model that nobody has', async () => {
  await refused(client().chat.completions.create({ model: 'nobody/nothing', messages: HELLO }), OpenAI.NotFoundError, 404);
});

test('429 says when to come back', async () => {
  const error = await refused(
    client().chat.completions.create({ model: 'sandbox/rate-limited', messages: HELLO }), OpenAI.RateLimitError, 429);
  assertSeconds(error.headers.get('retry-after'));
});

test('429 of an hourly limit says when to come back', ONLY_AT_SERVICE, async () => {
  const error = await refused(
    client(target.limitedKey).chat.completions.create({ model: MODEL, messages: HELLO }), OpenAI.RateLimitError, 429);
  assertSeconds(error.headers.get('retry-after'));
});

test('a stream that does not begin is refused by its status', async () => {
  const stream = (model, apiKey) => client(apiKey).chat.completions.create({ model, messages: HELLO, stream: true });

  await refused(stream(MODEL, target.invalidKey), OpenAI.AuthenticationError, 401);
  await refused(stream(MODEL, target.spentKey), OpenAI.APIError, 402);
  await refused(stream('nobody/nothing'), OpenAI.NotFoundError, 404);
  await refused(stream('sandbox/rate-limited'), OpenAI.RateLimitError, 429);
});

test('an error amid a stream is an error', async () => {
  const stream = await client().chat.completions.create({
    model: 'sandbox/error-mid-stream', messages: HELLO, stream: true,
  });
  let text = '';
  await assert.rejects(async () => {
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta?.content ?? '';
    }
  }, OpenAI.APIError);
  assert.ok(text, 'the error is the first thing in the stream');
});
