import type { Api } from '../http/api.ts';

/**
 * `GET /health` of a system, without a key: only that the server answers. Under the system's prefix; at the root it is
 * Cueframe's own.
 */
export function addHealthRoute(scope: Api, body: () => object, paths: readonly string[] = ['/health']): void {
  if (scope.prefix === '') return;
  for (const path of paths) scope.get(path, { config: { access: 'public' } }, () => body());
}
