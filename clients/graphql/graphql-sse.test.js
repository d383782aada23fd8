import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient } from 'graphql-sse';
import { hello, queriesAndMutations, subscriptions } from '../lib/graphql.js';
import { target } from '../lib/target.js';

const client = (apiKey = target.apiKey) =>
  createClient({
    url: `${target.origin}/graphql`,
    retryAttempts: 0,
    headers: { Authorization: `Bearer ${apiKey}` },
  });

subscriptions(client);
queriesAndMutations(client);

test('401: a wrong token is refused', async () => {
  const refused = client(target.invalidKey);
  await assert.rejects(
    async () => {
      for await (const part of refused.iterate(hello)) {
        assert.fail(`got ${part}`);
      }
    },
    (error) => error.response.status === 401);
});
