import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { StudioError, type ErrorCode } from '../../shared/errors.ts';
import type { AddressRules } from './address-guard.ts';
import { requestGuarded } from './guarded-request.ts';
import type { OpenAnswer, OpenRequest, RemoteFile } from './remote-file.ts';
import { parseRetryAfter } from './retry-delay.ts';
import { withoutSecrets } from './without-secrets.ts';

const MOST_REDIRECTS = 5;
const REDIRECTS = [301, 302, 303, 307, 308];

/** A file behind an http or https address, presigned or not. Every redirect is checked like the first address. */
export function httpFile(url: string, rules: AddressRules & { readonly idleMs: number }): RemoteFile {
  return {
    async open(request): Promise<OpenAnswer> {
      const answer = await followRedirects(url, request, rules);
      const status = answer.statusCode ?? 0;
      const version = versionOf(answer.headers);
      if (status === 304) {
        answer.destroy();
        return { isUnchanged: true };
      }
      if (status === 200) {
        const totalBytes = wholeNumber(answer.headers['content-length']);
        return { isUnchanged: false, offsetBytes: 0, totalBytes, version, stream: answer };
      }
      const [, start, total] =
        /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(answer.headers['content-range'] ?? '') ?? [];
      if (status === 206 && Number(start) === request.offsetBytes) {
        const totalBytes = wholeNumber(total);
        return { isUnchanged: false, offsetBytes: request.offsetBytes, totalBytes, version, stream: answer };
      }
      answer.destroy();
      // the part we have does not go with what is there now
      if ((status === 416 || status === 206) && request.offsetBytes > 0)
        return this.open({ ...request, offsetBytes: 0, isKept: false });
      throw refusal(answer, url);
    },
  };
}

async function followRedirects(
  first: string,
  { offsetBytes, version, isKept, signal }: OpenRequest,
  rules: AddressRules & { readonly idleMs: number },
): Promise<IncomingMessage> {
  const headers = { 'accept-encoding': 'identity', ...conditions(offsetBytes, version, isKept) };
  let url = first;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    // whoever began with https is not led to http
    const httpsOnly = rules.httpsOnly || first.startsWith('https:');
    const answer = await requestGuarded(url, { ...rules, httpsOnly, method: 'GET', headers, signal });
    const { location } = answer.headers;
    if (!REDIRECTS.includes(answer.statusCode ?? 0) || location === undefined) return answer;
    answer.destroy();
    if (!URL.canParse(location, url))
      throw new StudioError('storage.failed', `${withoutSecrets(url)} leads to an address that is none`, {
        details: { status: 400 },
      });
    url = new URL(location, url).href;
  }
  throw new StudioError(
    'address.refused',
    `${withoutSecrets(first)} leads on more than ${MOST_REDIRECTS} times`,
  );
}

function conditions(offsetBytes: number, version: string | null, isKept: boolean): Record<string, string> {
  if (version === null) return {};
  const isTag = version.startsWith('"');
  if (isKept) return isTag ? { 'if-none-match': version } : { 'if-modified-since': version };
  return offsetBytes === 0 ? {} : { range: `bytes=${offsetBytes}-`, 'if-range': version };
}

/** A strong ETag, else the date; a weak one (`W/`) does not promise the same bytes. */
function versionOf(headers: IncomingHttpHeaders): string | null {
  const { etag, 'last-modified': date } = headers;
  return etag?.startsWith('"') ? etag : (date ?? null);
}

function refusal({ statusCode: status = 0, headers }: IncomingMessage, url: string): StudioError {
  const retryAfterMs = parseRetryAfter(headers['retry-after'], Date.now());
  return new StudioError(codeOf(status), `${withoutSecrets(url)} answered with HTTP ${status}`, {
    details: { status, retryAfterMs },
  });
}

function codeOf(status: number): ErrorCode {
  if (status === 401 || status === 403) return 'storage.denied';
  return status === 404 || status === 410 ? 'storage.not_found' : 'storage.failed';
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null;
}
