import { join } from 'node:path';
import type { Reply } from '../../../src/shared/contract/contract.ts';
import { startTestServer } from './api-server.ts';
import { openTestStudio } from './studio-services.ts';

/** The studio behind a real server, used as a browser does: with a session, over HTTP. */
export async function openStudioDoor() {
  const studio = await openTestStudio();
  let invitation = '';
  const { transport, addresses, jobs, windows, services } = studio;
  const { uploadsDir } = services.places;
  const windowDir = join(studio.folder, 'window');
  const server = await startTestServer({
    services: {
      studio: {
        ...{ transport, addresses, jobs, windows, windowDir, uploadsDir },
        onInvitation: (path) => (invitation = path),
      },
    },
  });
  const { address } = server.server;
  const welcome = await fetch(address + invitation, { redirect: 'manual' });
  const cookie = welcome.headers.get('set-cookie')?.split(';')[0] ?? '';

  return {
    ...{ folder: studio.folder, places: services.places, address, cookie },
    /** Sends a file as a drop does; gives its place, or the code and message it was refused with. */
    async send(
      name: string,
      body: NonNullable<RequestInit['body']>,
    ): Promise<{ place?: string; code?: string; message?: string }> {
      const reply = await fetch(`${address}/studio/upload?name=${encodeURIComponent(name)}`, {
        ...{ method: 'PUT', body, duplex: 'half' },
        headers: { cookie, 'content-type': 'application/octet-stream' },
      });
      const answer = (await reply.json()) as { place?: string; error?: { code: string; message: string } };
      return answer.error ? { code: answer.error.code, message: answer.error.message } : answer;
    },
    /** A call of the window, over HTTP. Throws what it is refused with. */
    async call<Value>(method: string, input: unknown): Promise<Value> {
      const reply = await fetch(`${address}/studio/call/${method}`, {
        ...{ method: 'POST', body: JSON.stringify(input) },
        headers: { cookie, 'content-type': 'application/json' },
      });
      const answer = (await reply.json()) as Reply;
      if (!answer.ok) throw Object.assign(new Error(answer.error.message), answer.error);
      return answer.value as Value;
    },
    async close(): Promise<void> {
      await server.close();
      await studio.close();
    },
  };
}

export type StudioDoor = Awaited<ReturnType<typeof openStudioDoor>>;
