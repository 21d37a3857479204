import { expect, test } from 'vitest';
import { StudioError } from '../shared/errors.ts';
import { withEndings } from './endings.ts';

/** What happened, in order, while `names` were ended; those that begin with `bad` fail. */
async function endsOf(names: readonly string[], work: () => Promise<string>) {
  const [ended, troubles]: [string[], string[]] = [[], []];
  const outcome = await withEndings(
    async (onEnd) => {
      for (const name of names)
        onEnd(async () => {
          await Promise.resolve();
          ended.push(name);
          if (name.startsWith('bad')) throw new StudioError('disk.full', name);
        });
      return work();
    },
    ({ message }) => troubles.push(message),
  ).catch((error: unknown) => `threw ${(error as Error).message}`);
  return { outcome, ended, troubles };
}

test('everything is ended, the latest first, also after an end that fails', async () => {
  expect(await endsOf(['lock', 'bad store', 'runner', 'bad server'], async () => 'film')).toEqual({
    outcome: 'threw bad server',
    ended: ['bad server', 'runner', 'bad store', 'lock'],
    troubles: ['bad store'],
  });
});

test('what the work failed with is thrown, whatever fails afterwards', async () => {
  const failing = () => Promise.reject(new StudioError('port.taken', 'the port is taken'));
  expect(await endsOf(['lock', 'bad store'], failing)).toEqual({
    outcome: 'threw the port is taken',
    ended: ['bad store', 'lock'],
    troubles: ['bad store'],
  });
});

test('work that ends well gives what it made', async () => {
  expect(await endsOf(['lock', 'store'], async () => 'film')).toEqual({
    outcome: 'film',
    ended: ['store', 'lock'],
    troubles: [],
  });
});
