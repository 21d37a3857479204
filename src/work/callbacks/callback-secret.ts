import { hkdfSync } from 'node:crypto';
import { sha256Hex } from '../../base/digest/sha256-hex.ts';

/**
 * The secret that signs callbacks. `id` stands in every signature; it says which secret was used, and reveals nothing
 * of it.
 */
export type CallbackSecret = { readonly id: string; readonly secret: string };

/**
 * The secret of an API key: derived from the server's by HKDF, so that nothing new is kept. Without a key, as for jobs of
 * the command line, the server's own. The id ends in eight hex digits of the secret's digest: it is another one when the
 * server's secret was replaced.
 */
export function callbackSecretOf(serverSecret: string, keyId: string | null): CallbackSecret {
  const secret = keyId === null ? serverSecret : derived(serverSecret, `cueframe callback ${keyId}`);
  const version = sha256Hex(secret).slice(0, 8);
  return { id: `${keyId ?? 'server'}.${version}`, secret };
}

/** What addresses of films are signed with: derived like the secrets of keys, and known to nobody else. */
export function filmSecretOf(serverSecret: string): string {
  return derived(serverSecret, 'cueframe film addresses');
}

function derived(serverSecret: string, purpose: string): string {
  return Buffer.from(hkdfSync('sha256', serverSecret, '', purpose, 32)).toString('base64url');
}
