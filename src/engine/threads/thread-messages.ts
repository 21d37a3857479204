import type { ErrorCode, ErrorDetails } from '../../shared/errors.ts';

/** What a thread is told: one task at a time, and that a piece was taken. */
export type ToThread =
  { readonly kind: 'task'; readonly name: string; readonly input: unknown } | { readonly kind: 'more' };

/** What a thread tells: pieces, each after the one before was taken, then the result or what was thrown. */
export type FromThread =
  | { readonly kind: 'piece'; readonly piece: unknown }
  | { readonly kind: 'result'; readonly result: unknown }
  | {
      readonly kind: 'error';
      readonly code: ErrorCode;
      readonly message: string;
      readonly details: ErrorDetails;
      readonly stack: string | undefined;
    };
