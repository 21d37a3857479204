import { isAbsolute } from 'node:path';
import { addressProblem } from '../../work/storage/address-problem.ts';
import { isS3Url } from '../../work/storage/object-names.ts';

/** Addresses, in contrast to paths; a single letter before the colon is a Windows drive. */
const SCHEME = /^([a-z][a-z0-9+.-]+):/i;

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

/** Why a job of this caller may not read `source`, or null. */
export function sourceProblem(source: string, rules: PlaceRules): string | null {
  const scheme = SCHEME.exec(source)?.[1]?.toLowerCase();
  if (scheme === undefined || scheme.length === 1) return pathProblem(source, rules);
  if (scheme === 's3') return s3Problem(source, rules);
  if (scheme === 'upload') return null;
  if (scheme === 'https' || (scheme === 'http' && rules.isAdmin)) return refusedAddress(source, rules);
  return `must be upload://, https:// or s3://, not ${scheme}:`;
}

function pathProblem(path: string, { isAdmin, hasBaseDir }: PlaceRules): string | null {
  if (!isAdmin) return 'files on the server may only be named with an `admin` key; upload it first';
  return hasBaseDir || isAbsolute(path)
    ? null
    : 'is a relative path: give `baseDir`, or the file in `sources`';
}

/** Why a job of this caller may not write to `output`, or null. */
export function outputProblem(output: string, rules: PlaceRules): string | null {
  const scheme = SCHEME.exec(output)?.[1]?.toLowerCase();
  if (scheme === 's3') return s3Problem(output, rules);
  if (scheme !== undefined && scheme.length > 1) return `must be s3://bucket/key, not ${scheme}:`;
  if (!rules.isAdmin) return 'paths on the server may only be given with an `admin` key';
  return isAbsolute(output) ? null : 'must be an absolute path or s3://bucket/key';
}

/** Why a job of this caller may not be told about at `url`, or null. */
export function callbackProblem(url: string, rules: PlaceRules): string | null {
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
