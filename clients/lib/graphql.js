// What GraphQL clients do, whichever transport carries it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  HELLO, MODEL, PICTURE, SEEING_MODEL, TOOLS, TRIP_FORMAT, WEATHER, assertSeveral, assertTrip, cancelledStreams, target,
  untilNoStreamIsOpen,
} from './target.js';

const CHAT_STREAM = `subscription ($input: ChatInput!) {
  chatStream(input: $input) { content finishReason chunk completion { model cost tokens { total } tried { model } } } }`;
const CHAT = `mutation ($input: ChatInput!, $key: String) {
  chat(input: $input, idempotencyKey: $key) { requestId content finishReason model cost completion tried { model } } }`;
const MODELS = '{ models(q: "gpt-4o", sort: price, limit: 3) { total models { id pricing { prompt } } } }';

export const hello = { query: CHAT_STREAM, variables: { input: { model: MODEL, messages: HELLO } } };

/** All that comes, and all errors, whether they come as an answer or are thrown. */
async function collect(client, request) {
  const data = [];
  const errors = [];
  try {
    for await (const part of client.iterate(request)) {
      data.push(...(part.data ? [part.data] : []));
      errors.push(...(part.errors ?? []));
    }
  } catch (thrown) {
    if (thrown instanceof Error) {
      throw thrown;
    }
    errors.push(...[thrown].flat());
  }
  return { data, errors };
}

/** The parts of an answer that is streamed; there are no errors. */
async function stream(client, input) {
  const { data, errors } = await collect(client, { query: CHAT_STREAM, variables: { input: { model: MODEL, ...input } } });
  assert.deepEqual(errors, []);
  return data.map((part) => part.chatStream);
}

/** The only error, when something is refused. */
async function refused(client, model, code) {
  const { data, errors } = await collect(
    client, { query: CHAT_STREAM, variables: { input: { model, messages: HELLO } } });
  assert.deepEqual(data.filter((part) => part.chatStream), []);
  assert.deepEqual(errors.map((error) => error.extensions?.code), [code]);
  return errors[0].extensions;
}

const assertSoon = ({ retryAfter }) => assert.ok(Number(retryAfter) >= 1, `retryAfter is ${retryAfter}`);

/** With answers that come piece by piece. */
export function subscriptions(client) {
  test('streams a chat, with its cost at the end', async () => {
    const parts = await stream(client(), { messages: HELLO });

    assertSeveral(parts.map((part) => part.content));
    assert.equal(parts.at(-1).completion.model, MODEL);
    assert.ok(Number(parts.at(-1).completion.cost) > 0);
  });

  test('a subscription that ends cancels the call upstream', async () => {
    const before = await cancelledStreams();
    const parts = client().iterate(
      { query: CHAT_STREAM, variables: { input: { model: 'sandbox/slow-stream', messages: HELLO } } });
    for await (const { data } of parts) {
      if (data.chatStream.content) {
        break;
      }
    }

    await untilNoStreamIsOpen();
    assert.equal(await cancelledStreams(), before + 1);
  });

  test('calls tools in a stream', async () => {
    const parts = await stream(client(), { messages: WEATHER, parameters: { tools: TOOLS } });
    const args = parts.map((part) => part.chunk?.choices[0]?.delta?.tool_calls?.[0]?.function?.arguments ?? '').join('');

    assertTrip(JSON.parse(args));
    assert.ok(parts.some((part) => part.finishReason === 'tool_calls'));
  });

  test('streams an answer in a JSON schema', async () => {
    const parts = await stream(client(), { messages: HELLO, parameters: { response_format: TRIP_FORMAT } });

    assertTrip(JSON.parse(parts.map((part) => part.content).join('')));
  });

  test('the next model takes over before anything was said', async () => {
    const parts = await stream(client(), { model: 'sandbox/fails', models: [MODEL], messages: HELLO });

    assert.equal(parts.at(-1).completion.model, MODEL);
    assert.ok(parts.at(-1).completion.tried.some((tried) => tried.model === 'sandbox/fails'));
  });

  test('a model that nobody has is an error with its code', async () => {
    await refused(client(), 'nobody/nothing', 'model_not_found');
  });

  test('402: a budget that is spent is an error with its facts', async () => {
    const facts = await refused(client(target.spentKey), MODEL, 'budget_exhausted');

    assert.equal(facts.limitName, 'daily_cost_limit');
    assert.equal(Number(facts.limit), 0);
    assert.ok(Date.parse(facts.resetsAt) > Date.now());
  });

  test('429 says when to come back', async () => {
    assertSoon(await refused(client(), 'sandbox/rate-limited', 'upstream_rate_limited'));
  });

  test('429 of an hourly limit says when to come back', async () => {
    assertSoon(await refused(client(target.limitedKey), MODEL, 'rate_limit_exceeded'));
  });

  test('an error amid a stream is an error', async () => {
    const { data, errors } = await collect(
      client(), { query: CHAT_STREAM, variables: { input: { model: 'sandbox/error-mid-stream', messages: HELLO } } });

    assert.deepEqual(errors.map((error) => error.extensions.code), ['upstream_failed']);
    assert.ok(data.some((part) => part.chatStream?.content), 'the error is the first thing in the stream');
  });
}

/** With one answer each. */
export function queriesAndMutations(client) {
  const chat = async (input, key) => {
    const { data, errors } = await collect(
      client(), { query: CHAT, variables: { input: { model: MODEL, ...input }, key } });
    assert.deepEqual(errors, []);
    assert.equal(data.length, 1);
    return data[0].chat;
  };

  test('lists models', async () => {
    const { data, errors } = await collect(client(), { query: MODELS });

    assert.deepEqual(errors, []);
    assert.ok(data[0].models.total > 3);
    const prices = data[0].models.models.map((model) => Number(model.pricing.prompt));
    assert.equal(prices.length, 3);
    assert.deepEqual(prices, [...prices].sort((a, b) => a - b));
  });

  test('chats', async () => {
    const answer = await chat({ messages: HELLO });

    assert.match(answer.content, /Good morning/);
    assert.equal(answer.finishReason, 'stop');
    assert.ok(Number(answer.cost) > 0);
  });

  test('the same key gets the same answer', async () => {
    const key = crypto.randomUUID();

    assert.deepEqual(await chat({ messages: HELLO }, key), await chat({ messages: HELLO }, key));
  });

  test('calls tools', async () => {
    const answer = await chat({ messages: WEATHER, parameters: { tools: TOOLS } });

    assert.equal(answer.finishReason, 'tool_calls');
    assertTrip(JSON.parse(answer.completion.choices[0].message.tool_calls[0].function.arguments));
  });

  test('answers in a JSON schema', async () => {
    assertTrip(JSON.parse((await chat({ messages: HELLO, parameters: { response_format: TRIP_FORMAT } })).content));
  });

  test('sends a picture', async () => {
    assert.equal((await chat({ model: SEEING_MODEL, messages: PICTURE })).model, SEEING_MODEL);
  });
}
