import { isAbsolute } from 'node:path';
import { addressProblem } from '../../work/storage/address-problem.ts';
import { isS3Url } from '../../work/storage/object-names.ts';

/** Whatever looks like a scheme, however it goes on; a single letter before the colon is a Windows drive. */
const SCHEME = /^([a-z][a-z0-9+.-]+):/i;
const UPLOAD = /^upload:\/\/[A-Za-z0-9_-]{1,128}$/;

export type PlaceRules = {
  /** Whether the caller may name files on the server's own disk. */
  readonly isAdmin: boolean;
  /** Whether relative paths have a folder to start from. */
  readonly hasBaseDir: boolean;
  /** See ServerLimits. */
  readonly s3Prefixes: readonly string[] | null;
  /** See ServerLimits. */
  readonly allowAddresses: readonly string[];
};

/**
 * Why a job of this caller may not read `source`, or null. Schemes are compared as they are written, `//` included: whoever
 * fetches a source must see in it what was seen here.
 */
export function sourceProblem(source: string, rules: PlaceRules): string | null {
  if (!SCHEME.test(source)) return pathProblem(source, rules);
  if (source.startsWith('s3://')) return s3Problem(source, rules);
  if (source.startsWith('upload://')) return UPLOAD.test(source) ? null : 'must be of the form upload://ID';
  if (source.startsWith('https://') || (source.startsWith('http://') && rules.isAdmin))
    return refusedAddress(source, rules);
  return 'must begin with upload://, https:// or s3://, in lower case';
}

function pathProblem(path: string, { isAdmin, hasBaseDir }: PlaceRules): string | null {
  if (!isAdmin) return 'files on the server may only be named with an `admin` key; upload it first';
  return hasBaseDir || isAbsolute(path)
    ? null
    : 'is a relative path: give `baseDir`, or the file in `sources`';
}

/** Why a job of this caller may not write to `output`, or null. */
export function outputProblem(output: string, rules: PlaceRules): string | null {
  if (output.startsWith('s3://')) return s3Problem(output, rules);
  if (SCHEME.test(output)) return 'must be of the form s3://bucket/key';
  if (!rules.isAdmin) return 'paths on the server may only be given with an `admin` key';
  return isAbsolute(output) ? null : 'must be an absolute path or s3://bucket/key';
}

/** Why a job of this caller may not be told about at `url`, or null. */
export function callbackProblem(url: string, rules: PlaceRules): string | null {
  if (!/^https?:\/\//.test(url)) return 'must begin with https://, in lower case';
  return refusedAddress(url, { ...rules, httpsOnly: true });
}

/** What is known without asking what the host means; the rest is found out when it is connected to. */
function refusedAddress(
  url: string,
  rules: Pick<PlaceRules, 'allowAddresses'> & { readonly httpsOnly?: boolean },
): string | null {
  const problem = addressProblem(url, rules);
  return problem && `is refused: ${problem}`;
}

function s3Problem(address: string, { isAdmin, s3Prefixes }: PlaceRules): string | null {
  if (!isS3Url(address)) return 'must be of the form s3://bucket/key';
  if (isAdmin || s3Prefixes === null || s3Prefixes.some((prefix) => address.startsWith(prefix))) return null;
  return `must begin with ${s3Prefixes.join(' or ') || 'an address this server allows: there is none'}`;
}
