/**
 * The picture with its transport fills the screen; main.css hides what is `data-beside-film`. The whole page is made large, so
 * that menus and dialogs still lie above it. A browser may refuse: then nothing changes.
 */
export async function toggleFullScreen(): Promise<void> {
  const change = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen();
  await change.catch(() => undefined);
}
