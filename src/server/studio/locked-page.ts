/** What a browser without a session is shown. */
export const LOCKED_PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Cueframe</title>
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<style>body{font:15px/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem}code{font-size:14px}</style></head>
<body><h1>This studio is locked</h1>
<p>Open the address that <code>cueframe serve</code> printed in its terminal, or that the file <code>studio-address</code> of its
data folder holds. It ends in <code>?token=…</code> and works once; when it is used, the next one is there. Paste it into the address bar: a link on another page does not open it.</p>
</body></html>
`;
