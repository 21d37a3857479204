import { z } from 'zod';
import { s3SettingsSchema, type S3Settings } from '../storage/s3-settings.ts';
import { method } from './contract.ts';

const change = z.strictObject({
  settings: s3SettingsSchema,
  /** Null: those that are kept, which belong to the same endpoint. */
  keys: z
    .strictObject({ accessKeyId: z.string().min(1).max(256), secretAccessKey: z.string().min(1).max(1024) })
    .nullable(),
});
export type StorageChange = z.infer<typeof change>;

/** What the window knows of the store for films. It contains no secret, and only the end of the access key. */
export type StorageReport = {
  /** `saved`: in this app. `environment`: of the process. `folder`: no bucket is set, films stay on this machine. */
  readonly source: 'saved' | 'environment' | 'folder';
  readonly settings: S3Settings | null;
  /** The variable of the environment each value comes from; a value that is not named is the usual one. */
  readonly variables: Readonly<Partial<Record<keyof S3Settings | 'keys', string>>>;
  /** Null: no keys are set, and the machine's role or profile is used. */
  readonly keys: {
    /** At most the last four characters; empty where the whole is hardly longer. */
    readonly accessKeyIdEnd: string;
  } | null;
  /** Whether settings are kept by this program: the desktop app. Else they come from the environment and are only shown. */
  readonly isEditable: boolean;
  /** Why keys cannot be kept here, or those kept cannot be read, and what to do; null: all is well. */
  readonly problem: { readonly message: string; readonly help: string } | null;
};

/** The store for films: looked at everywhere, changed in the desktop app only (else `feature.unsupported`). */
export const storageCalls = {
  storage: method(z.object({})).gives<StorageReport>(),
  /** Lists, writes and deletes for real, with the change or, where it is null, with what is in use. */
  testStorage: method(z.object({ change: change.nullable() })).gives<{ readonly place: string }>(),
  /** Counts for the next job. Throws `secrets.unavailable` where keys cannot be kept. */
  saveStorage: method(change).gives<StorageReport>(),
  removeStorage: method(z.object({})).gives<StorageReport>(),
};
