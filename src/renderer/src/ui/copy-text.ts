/** Puts a text into the clipboard; says whether that went well. A page from another machine without TLS has none. */
export async function copyText(text: string): Promise<boolean> {
  const isCopied = await navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  );
  return isCopied ?? false;
}
