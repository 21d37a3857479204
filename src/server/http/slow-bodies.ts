import type { Api } from './api.ts';

/** Ends connections whose body takes longer than `limitMs` to arrive. Uploads are left alone: they may be large. */
export function refuseSlowBodies(app: Api, limitMs: number): void {
  app.addHook('preParsing', (request, _reply, _payload, done) => {
    const { raw } = request;
    const hasBody =
      raw.headers['transfer-encoding'] !== undefined || Number(raw.headers['content-length'] ?? 0) > 0;
    if (hasBody && request.routeOptions.config.streamsBody !== true) {
      const timer = setTimeout(() => raw.destroy(), limitMs);
      raw.once('end', () => clearTimeout(timer));
      raw.once('close', () => clearTimeout(timer));
    }
    done();
  });
}
