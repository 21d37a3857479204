import { readFile } from 'node:fs/promises';
import { nullIfAbsent } from '../../base/files/null-if-absent.ts';
import { StudioError } from '../../shared/errors.ts';
import { writeWhole } from '../../base/files/write-whole.ts';

const VERSION = 1;

/** Encrypted bytes by name, in a file that only its user may read. */
export type SecretFile = {
  /** Throws `secrets.unavailable` where the file cannot be understood, and what reading throws. */
  read(): Promise<ReadonlyMap<string, Buffer>>;
  /** In place of all that was there, in one step. */
  write(secrets: ReadonlyMap<string, Buffer>): Promise<void>;
};

export function createSecretFile(path: string): SecretFile {
  return {
    async read() {
      const text = await readFile(path, 'utf8').catch(nullIfAbsent);
      if (text === null) return new Map();
      return secretsIn(text, path);
    },
    write(secrets) {
      const texts = [...secrets].map(([name, bytes]) => [name, bytes.toString('base64')]);
      const text = JSON.stringify({ version: VERSION, secrets: Object.fromEntries(texts) as unknown });
      return writeWhole(path, `${text}\n`, { mode: 0o600 });
    },
  };
}

function secretsIn(text: string, path: string): ReadonlyMap<string, Buffer> {
  try {
    const { version, secrets } = JSON.parse(text) as Partial<Record<string, unknown>>;
    if (version !== VERSION || typeof secrets !== 'object' || secrets === null)
      throw new Error('it is of another kind');
    return new Map(
      Object.entries(secrets).map(([name, bytes]) => [name, Buffer.from(String(bytes), 'base64')]),
    );
  } catch (cause) {
    throw new StudioError('secrets.unavailable', `${path} holds no encrypted keys`, {
      details: { help: 'Enter the keys again and save, or remove them.' },
      cause,
    });
  }
}
