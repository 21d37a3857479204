import { EventEmitter } from 'node:events';
import type { App, IpcMain, IpcMainInvokeEvent, Session } from 'electron';
import { expect, test } from 'vitest';
import { FakeContents, FakeSession, preventable } from '../../../test/helpers/fake-electron.ts';
import { isAppAddress } from './app-address.ts';
import { serveIpc } from './studio-ipc.ts';
import { studioWindowOptions } from './studio-window.ts';
import { denyPermissions, keepPagesHome } from './window-rules.ts';

test.each([
  ['app://studio/', true],
  ['app://studio/index.html#x', true],
  ['app://studio.evil/', false],
  ['app://user@studio/', false],
  ['app://studio:80/', false],
  ['https://studio/', false],
  ['file:///index.html', false],
  ['', false],
])('%s is ours: %s', (address, isOurs) => {
  expect(isAppAddress(address)).toBe(isOurs);
});

test('no page goes anywhere, opens a window or embeds another', () => {
  const app = new EventEmitter();
  keepPagesHome(app as unknown as App);
  const contents = new FakeContents();
  app.emit('web-contents-created', {}, contents);
  const isStopped = (name: string, facts: object) => {
    const event = preventable(facts);
    contents.emit(name, event);
    return event.defaultPrevented;
  };
  expect({
    away: isStopped('will-navigate', { url: 'https://evil.example/' }),
    home: isStopped('will-navigate', { url: 'app://studio/' }),
    frame: isStopped('will-frame-navigate', { url: 'app://studio/', isMainFrame: false }),
    redirect: isStopped('will-redirect', { url: 'app://studio/' }),
    webview: isStopped('will-attach-webview', {}),
    opened: contents.openHandler?.({} as never),
  }).toEqual({
    away: true,
    home: false,
    frame: true,
    redirect: true,
    webview: true,
    opened: { action: 'deny' },
  });
});

test('a page may copy and notify; every other wish is denied, asked and checked', () => {
  const session = new FakeSession();
  denyPermissions(session as unknown as Session);
  const check = (permission: string, origin: string) =>
    session.checked?.(null, permission as never, origin, {} as never);
  expect([
    session.grants('notifications', 'app://studio/'),
    session.grants('clipboard-sanitized-write', 'app://studio/'),
    check('notifications', 'app://studio/'),
  ]).toEqual([true, true, true]);
  for (const permission of ['media', 'geolocation', 'clipboard-read', 'openExternal', 'hid', 'unknown'])
    expect([
      permission,
      session.grants(permission, 'app://studio/'),
      check(permission, 'app://studio/'),
    ]).toEqual([...[permission, false, false]]);
  expect(session.grants('notifications', 'https://evil.example/')).toBe(false);
});

test('the window has neither Node nor an open context', () => {
  expect(studioWindowOptions('/preload.cjs', true).webPreferences).toEqual({
    ...{ preload: '/preload.cjs', contextIsolation: true, sandbox: true, nodeIntegration: false },
    ...{ webSecurity: true, spellcheck: false, navigateOnDragDrop: false },
  });
});

test('calls are taken from the top frame of our own page, and of nobody else', async () => {
  let answer: (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown = () => null;
  const calls: unknown[] = [];
  const ipcMain: Pick<IpcMain, 'handle'> = { handle: (_channel, listener) => void (answer = listener) };
  serveIpc(ipcMain, async (method, input) => {
    calls.push([method, input]);
    return { ok: true, value: 1 };
  });
  const from = (senderFrame: { url: string; parent: object | null } | null) =>
    ({ senderFrame }) as IpcMainInvokeEvent;
  const own = { url: 'app://studio/', parent: null };
  expect(await answer(from(own), 'describe', {})).toEqual({ ok: true, value: 1 });
  const strangers = [
    null,
    { url: 'https://evil.example/', parent: null },
    { url: 'app://studio/', parent: {} },
  ];
  for (const stranger of strangers)
    expect(await answer(from(stranger), 'describe', {})).toMatchObject({
      ok: false,
      error: { code: 'request.refused' },
    });
  expect(await answer(from(own), { toString: () => 'describe' }, {})).toMatchObject({ ok: false });
  expect(calls).toEqual([['describe', {}]]);
});
