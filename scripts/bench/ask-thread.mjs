// Somebody else's program, in a thread: asks for the newest job again and again while a costly one is posted and planned.
// Plain JavaScript: a thread has no loader for TypeScript.
import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';

const { address, secret, body } = workerData;
const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
const ask = (path, init = {}) => fetch(`${address}/api/v1${path}`, { ...init, headers });

async function post() {
  const reply = await ask('/jobs', { method: 'POST', body });
  const text = await reply.text();
  if (reply.status !== 202) throw new Error(`${reply.status} ${text}`);
  parentPort.postMessage({ jobId: JSON.parse(text).id });
}

let isDone = false;
parentPort.once('message', () => (isDone = true));
await (await ask('/jobs?limit=1')).text(); // warm
const times = [];
const posting = post();
while (!isDone) {
  const sentMs = performance.now();
  await (await ask('/jobs?limit=1')).text();
  times.push(performance.now() - sentMs);
}
await posting;
parentPort.postMessage({ times });
parentPort.close();
