/** Milliseconds by what was asked. */
export type Latencies = ReadonlyMap<string, number[]>;

export type LoadClient = {
  ask(
    what: string,
    path: string,
    init?: RequestInit & { readonly key?: number },
  ): Promise<{ readonly status: number; readonly body: Record<string, unknown> }>;
  /** A stream of events; not measured. */
  open(
    path: string,
    init: { readonly key: number; readonly lastEventId: string; readonly signal: AbortSignal },
  ): Promise<Response>;
  note(what: string, ms: number): void;
  readonly latencies: Latencies;
};

/** Asks the API with one of the keys and writes down how long each reply took. */
export function createLoadClient(address: string, secrets: readonly string[]): LoadClient {
  const latencies = new Map<string, number[]>();
  const note = (what: string, ms: number) => {
    const known = latencies.get(what);
    if (known) known.push(ms);
    else latencies.set(what, [ms]);
  };
  const authorization = (key: number) => `Bearer ${secrets[key % secrets.length]}`;
  return {
    latencies,
    note,
    async ask(what, path, { key = 0, headers, ...init } = {}) {
      const startedMs = performance.now();
      const reply = await fetch(`${address}/api/v1${path}`, {
        ...init,
        headers: {
          ...(headers as Record<string, string>),
          authorization: authorization(key),
          ...(init.body !== undefined && { 'content-type': 'application/json' }),
        },
      });
      const text = await reply.text();
      note(what, performance.now() - startedMs);
      return { status: reply.status, body: JSON.parse(text) as Record<string, unknown> };
    },
    open: (path, { key, lastEventId, signal }) =>
      fetch(`${address}/api/v1${path}`, {
        signal,
        headers: {
          authorization: authorization(key),
          'last-event-id': lastEventId,
        },
      }),
  };
}
