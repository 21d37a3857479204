import { expect, test } from 'vitest';
import { StudioError, toStudioError } from './errors.ts';

/** As Node throws them. */
const system = (code: string) => Object.assign(new Error(`${code}: as the system says it`), { code });

test('what the system refuses has a code of its own that says what to do; the rest is a fault of ours', () => {
  const abort = new DOMException('stopped', 'AbortError');
  const own = new StudioError('usage', 'own');
  const thrown = [system('ENOSPC'), system('EDQUOT'), system('EMFILE'), system('ENFILE'), system('EPERM')];
  expect([...thrown, abort, own, 'a text'].map((error) => toStudioError(error).code)).toEqual([
    ...['disk.full', 'disk.full', 'files.exhausted', 'files.exhausted', 'internal'],
    ...['job.cancelled', 'usage', 'internal'],
  ]);
  const { message, cause } = toStudioError(thrown[2]);
  expect([message, cause]).toEqual(['no more files can be opened: EMFILE: as the system says it', thrown[2]]);
});
