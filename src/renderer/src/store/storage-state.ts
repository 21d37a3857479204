import type { StorageReport } from '../../../shared/contract/storage-calls.ts';
import type { Notice } from './notices.ts';

/** What the window knows of where films go. */
export type StorageState = {
  /** As it was last told; null: not yet. */
  readonly report: StorageReport | null;
  /** What runs now. */
  readonly busy: 'load' | 'test' | 'save' | 'remove' | null;
  /** How the last of them went; shown in the dialog, which is where the person looks. */
  readonly outcome:
    | { readonly kind: 'works'; readonly place: string }
    | { readonly kind: 'saved' | 'removed' }
    | { readonly kind: 'failed'; readonly failure: NonNullable<Notice['failure']> }
    | null;
};

export const STORAGE_UNKNOWN: StorageState = { report: null, busy: null, outcome: null };
