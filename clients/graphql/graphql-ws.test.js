import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { hello, queriesAndMutations, subscriptions } from '../lib/graphql.js';
import { target } from '../lib/target.js';

const url = `${target.origin.replace(/^http/, 'ws')}/graphql`;

const client = (apiKey = target.apiKey) =>
  createClient({
    url,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { Authorization: `Bearer ${apiKey}` },
  });

queriesAndMutations(client);
subscriptions(client);

test('401: a wrong token closes the socket', async () => {
  const refused = client(target.invalidKey);
  await assert.rejects(
    async () => {
      for await (const part of refused.iterate(hello)) {
        assert.fail(`got ${part}`);
      }
    },
    (close) => close.code === 4401);
});
