import { expect, test, vi } from 'vitest';

const double = vi.hoisted(() => ({
  exposed: {} as Record<string, Record<string, (...args: never[]) => unknown>>,
  invoked: [] as unknown[][],
  listeners: new Map<string, (event: unknown, ...args: unknown[]) => void>(),
}));

// never the real one: importing it begins a download
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, api: never) => (double.exposed[name] = api) },
  ipcRenderer: {
    invoke: async (...args: unknown[]) => void double.invoked.push(args),
    on: (channel: string, listener: never) => double.listeners.set(channel, listener),
    removeListener: (channel: string) => double.listeners.delete(channel),
  },
  webUtils: { getPathForFile: () => '/films/talk.mp4' },
}));

test('the window gets three functions, and nothing of Electron', async () => {
  await import('./index.ts');
  expect(Object.keys(double.exposed)).toEqual(['studio']);
  const studio = double.exposed['studio'] as unknown as {
    call(method: string, input: unknown): Promise<unknown>;
    onEvent(listener: (...args: unknown[]) => void): () => void;
    pathOf(file: unknown): string;
  };
  expect(Object.keys(studio)).toEqual(['call', 'onEvent', 'pathOf']);
  await studio.call('describe', {});
  expect(double.invoked).toEqual([['studio', 'describe', {}]]);
  const heard: unknown[][] = [];
  const stop = studio.onEvent((...args) => heard.push(args));
  double.listeners.get('studio-event')?.({ sender: 'secret' }, { type: 'menu', command: 'x' });
  expect(heard).toEqual([[{ type: 'menu', command: 'x' }]]);
  stop();
  expect([double.listeners.size, studio.pathOf({})]).toEqual([0, '/films/talk.mp4']);
});
