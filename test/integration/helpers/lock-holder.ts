import { takeInstanceLock } from '../../../src/work/instance/instance-lock.ts';

/** Takes the lock of a folder, says so, and keeps it until it is killed. */
const [dir] = process.argv.slice(2);
try {
  takeInstanceLock(String(dir));
  console.log('taken');
  setInterval(() => {}, 1000);
} catch (error) {
  console.log(error instanceof Error && 'code' in error ? error.code : error);
}
