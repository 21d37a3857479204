/** Whatever looks like an address with a scheme, up to white space, a quote or an angle bracket. */
const ADDRESS = /\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>]+/gi;

/**
 * The same text with every address in it cut to scheme, host and path: no user, no password, no query (where presigned
 * addresses carry their signature), no fragment. For everything that is logged, told or kept.
 */
export function withoutSecrets(text: string): string {
  return text.replace(ADDRESS, cutAddress);
}

/** The same for every text in a JSON value. */
export function withoutSecretsIn<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value), (_key, one: unknown) =>
    typeof one === 'string' ? withoutSecrets(one) : one,
  ) as Value;
}

function cutAddress(address: string): string {
  const [, scheme = '', authority = '', path = '', rest = ''] =
    /^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*)([^?#]*)(.*)$/i.exec(address) ?? [];
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  return `${scheme}${host}${path}${rest === '' ? '' : '?…'}`;
}
