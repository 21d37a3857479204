import type { WebContents } from 'electron';

/**
 * Keeps a render page where it is: no other address, no windows, no permissions, no downloads, no requests but to its own
 * server, and none by WebRTC, which the filter of requests does not see.
 */
export function lockPage(
  contents: Pick<
    WebContents,
    'on' | 'setWindowOpenHandler' | 'session' | 'setAudioMuted' | 'setWebRTCIPHandlingPolicy'
  >,
  pageUrl: string,
): void {
  const { host } = new URL(pageUrl);
  contents.setAudioMuted(true);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.session.on('will-download', (event) => event.preventDefault());
  contents.session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  contents.session.setPermissionCheckHandler(() => false);
  contents.session.webRequest.onBeforeRequest((request, answer) => {
    const { protocol, host: asked } = new URL(request.url);
    const isOwn = asked === host || protocol === 'data:' || protocol === 'blob:';
    answer({ cancel: !isOwn });
  });
}
