import type { Api } from './api.ts';

/** The port this server listens on; 0: it does not listen yet. */
export function ownPort({ server }: Api): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
