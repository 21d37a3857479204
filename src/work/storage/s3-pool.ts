import type { S3Store } from './s3-store.ts';
import type { S3Connection } from './s3-source.ts';

/** Stores that are open, one for each connection; work on an old one goes on when the settings change. */
export type S3Pool = {
  open(connection: S3Connection): Promise<S3Store>;
  /** Closes connections; what is still sent over them fails. */
  close(): void;
};

export function createS3Pool(): S3Pool {
  const opened: { readonly connection: S3Connection; readonly store: Promise<S3Store> }[] = [];
  return {
    open(connection) {
      const text = JSON.stringify(connection.settings);
      const known = opened.find(
        (other) =>
          other.connection.credentials === connection.credentials &&
          JSON.stringify(other.connection.settings) === text,
      );
      if (known) return known.store;
      const store = openS3Store(connection);
      opened.push({ connection, store });
      return store;
    },
    close() {
      for (const { store } of opened.splice(0)) void store.then((own) => own.close());
    },
  };
}

/** Loaded late: the client takes longer to load than a job to be taken up again. */
async function openS3Store({ settings, credentials }: S3Connection): Promise<S3Store> {
  const { createS3Store } = await import('./s3-store.ts');
  return createS3Store({ ...settings, credentials });
}
