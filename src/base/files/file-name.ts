import { basename } from 'node:path';

const MOST_BYTES = 180;
const RESERVED_ON_WINDOWS = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** A name that every file system can write, with the ending of the one given: no folders, no control characters. */
export function portableFileName(name: string): string {
  const last = basename(name.replaceAll('\\', '/').replaceAll('\0', ''));
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  const plain = last.replace(/[\u0000-\u001f<>:"/|?*]/g, '_').replace(/^[. ]+|[. ]+$/g, '');
  const named = plain === '' || RESERVED_ON_WINDOWS.test(plain) ? `file-${plain}` : plain;
  if (Buffer.byteLength(named) <= MOST_BYTES) return named;
  const ending = /\.[^.]{1,20}$/.exec(named)?.[0] ?? '';
  let start = named.slice(0, named.length - ending.length);
  while (Buffer.byteLength(start + ending) > MOST_BYTES) start = [...start].slice(0, -1).join('');
  return start + ending;
}
