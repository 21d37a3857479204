import type { Api } from '../http/api.ts';

/**
 * `GET /health` of a system, without a key: only that the server answers. Under the system's prefix; at the root it is
 * Cueframe's own.
 */
export function addHealthRoute(scope: Api, body: () => object, paths: readonly string[] = ['/health']): void {
  if (scope.prefix === '') return;
  // `/` of a prefix with its slash only: two spellings of one path would be two routes
  const options = { config: { access: 'public' }, prefixTrailingSlash: 'slash' } as const;
  for (const path of paths) scope.get(path, options, () => body());
}
