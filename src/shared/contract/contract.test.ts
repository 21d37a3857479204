import { expect, test } from 'vitest';
import { z } from 'zod';
import { StudioError } from '../errors.ts';
import { connect, method, serve } from './contract.ts';

const contract = {
  double: method(z.object({ value: z.number() })).gives<number>(),
  fail: method(z.object({})).gives<null>(),
  crash: method(z.object({})).gives<null>(),
};
const answer = serve(contract, {
  double: ({ value }) => value * 2,
  fail: () => {
    throw new StudioError('disk.full', 'no space', { details: { freeBytes: 3 } });
  },
  crash: () => {
    throw new TypeError('oops');
  },
});

test('a call comes back with its value', async () => {
  await expect(connect(contract, answer).double({ value: 21 })).resolves.toBe(42);
});

test('a failure keeps code, message and details over the wire', async () => {
  const overWire = connect(contract, async (name, input) =>
    JSON.parse(JSON.stringify(await answer(name, input))),
  );
  const error: unknown = await overWire.fail({}).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StudioError);
  expect(error).toMatchObject({ code: 'disk.full', message: 'no space', details: { freeBytes: 3 } });
  await expect(overWire.crash({})).rejects.toMatchObject({ code: 'internal', message: 'oops' });
});

test.each(['toString', '__proto__', 'constructor', 'triple'])('there is no call %s', async (name) => {
  await expect(answer(name, {})).resolves.toMatchObject({ ok: false, error: { code: 'route.not_found' } });
});

test('input is checked before the handler sees it', async () => {
  await expect(answer('double', { value: '21' })).resolves.toMatchObject({
    ok: false,
    error: { code: 'request.invalid', details: { issues: [{ path: 'value' }] } },
  });
});
