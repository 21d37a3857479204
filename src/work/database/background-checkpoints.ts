import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { onThisClock, type Later } from '../../base/flow/later.ts';
import type { Database } from './database.ts';

/** How often the log is copied into the database. */
const EVERY_MS = 2000;
/** 32 MB of log: then a commit copies after all, but only what the thread has not copied yet. */
const LAST_RESORT_PAGES = 8000;

/**
 * A second connection in a thread of its own. CommonJS as text: a file of its own would be another one beside each bundle
 * of the program. PASSIVE waits for nobody and makes nobody wait; what it cannot copy now it copies the next time.
 */
const THREAD = `
  const { parentPort, workerData } = require('node:worker_threads');
  const Libsql = require(workerData.driver);
  const connection = new Libsql(workerData.path);
  connection.exec('PRAGMA synchronous = FULL');
  const checkpoint = connection.prepare('PRAGMA wal_checkpoint(PASSIVE)');
  parentPort.on('message', (wanted) => {
    if (wanted === 'stop') {
      connection.close();
      parentPort.close();
      return;
    }
    try {
      checkpoint.all();
    } catch (error) {
      parentPort.postMessage(String(error)); // such as a full disk: commits say so themselves
    }
  });
`;

/**
 * Keeps the copying of the log out of commits, and so out of requests: without it every sixtieth job that is accepted waits
 * for two more syncs and a thousand pages. What was committed is as durable as ever, it only lies in the log for longer.
 * `later` says when two seconds have passed.
 */
export function startCheckpoints(
  database: Database,
  { onTrouble, later = onThisClock }: { readonly onTrouble: (error: Error) => void; readonly later?: Later },
): { stop(): Promise<void> } {
  const worker = new Worker(THREAD, {
    eval: true,
    workerData: {
      path: database.path,
      driver: createRequire(import.meta.url).resolve('libsql'),
    },
  });
  // a thread that cannot run is no harm: then commits copy, as they would without it
  worker.on('error', onTrouble);
  worker.on('message', (message: string) => onTrouble(new Error(message)));
  const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  database.all(`PRAGMA wal_autocheckpoint = ${LAST_RESORT_PAGES}`);
  const copyThen = (): (() => void) =>
    later(EVERY_MS, () => {
      worker.postMessage('copy');
      callOff = copyThen();
    });
  let callOff = copyThen();
  return {
    async stop() {
      callOff();
      worker.postMessage('stop');
      await gone;
    },
  };
}
