// Runs every client: first straight at the sandbox, then at the service in front of it.
// Arguments: the service's address, the sandbox's address, an administrator's access token.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';

const [service, sandbox, adminToken] = process.argv.slice(2);
if (!adminToken) {
  console.error('usage: node run.js SERVICE_URL SANDBOX_URL ADMIN_TOKEN');
  process.exit(2);
}

/** Milliseconds; of a file, so that one that hangs is named instead of keeping everybody waiting. */
const TIMEOUT = 300_000;

async function post(path, token, body) {
  const response = await fetch(`${service}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok || answer.errors) {
    throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
  }
  return answer.data ?? answer;
}

/** A user with these settings; what comes back is the user's access token. */
async function newUser(name, settings) {
  const { createUser } = await post('/graphql', adminToken, {
    query: 'mutation ($name: String!) { createUser(name: $name) { id } }',
    variables: { name: `${name}-${Date.now()}` },
  });
  const { issueAccessToken } = await post('/graphql', adminToken, {
    query: 'mutation ($id: UUID!) { issueAccessToken(userId: $id, label: "clients") { secret } }',
    variables: { id: createUser.id },
  });
  await post('/api/openrouter/settings', issueAccessToken.secret, settings);
  return issueAccessToken.secret;
}

/** One whose only call of this hour was made: a limit of none at all would never be worth waiting for. */
async function newLimitedUser() {
  const key = await newUser('limited', { usage_limits: { requests_per_hour: 1 } });
  await post('/api/openrouter/chat', key, {
    model: 'openai/gpt-4o-mini', stream: false, max_tokens: 10, messages: [{ role: 'user', content: 'Hello' }],
  });
  return key;
}

async function run(folders, environment) {
  const files = [];
  for (const folder of folders) {
    const names = await readdir(new URL(`${folder}/`, import.meta.url));
    files.push(...names.filter((name) => name.endsWith('.test.js')).map((name) => `${folder}/${name}`));
  }
  console.log(`\n== ${environment.TARGET}, at ${environment.ORIGIN}`);
  // One file after the other, since they count the streams that are open at the sandbox.
  const tests = spawn(
    process.execPath,
    ['--test', '--test-concurrency=1', `--test-timeout=${TIMEOUT}`, '--test-reporter=spec', ...files],
    { cwd: new URL('.', import.meta.url), stdio: 'inherit', env: { ...process.env, ...environment, SANDBOX_URL: sandbox } });
  const [code] = await once(tests, 'exit');
  return code === 0;
}

const atSandbox = await run(['drop-in'], {
  TARGET: 'sandbox',
  ORIGIN: sandbox,
  API_KEY: 'sk-or-v1-clients',
  API_KEY_INVALID: 'sk-or-v1-sandbox-invalid',
  API_KEY_SPENT: 'sk-or-v1-sandbox-no-credit',
});
const atService = await run(['drop-in', 'graphql'], {
  TARGET: 'service',
  ORIGIN: service,
  API_KEY: await newUser('clients', { preferences: { fallback_enabled: false } }),
  API_KEY_INVALID: 'ori_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  API_KEY_SPENT: await newUser('spent', { usage_limits: { daily_cost_limit: 0 } }),
  API_KEY_LIMITED: await newLimitedUser(),
});
process.exit(atSandbox && atService ? 0 : 1);
