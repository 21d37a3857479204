/** Between two looks while the window is seen. */
const PERIOD_MS = 2000;

/** Looks at once when the page is seen or used again, and every so often while it is seen. Returns what stops it. */
export function lookWhileSeen(page: Document, look: () => void, periodMs = PERIOD_MS): () => void {
  const lookIfSeen = () => {
    if (page.visibilityState === 'visible') look();
  };
  const timer = setInterval(lookIfSeen, periodMs);
  const view = page.defaultView;
  page.addEventListener('visibilitychange', lookIfSeen);
  view?.addEventListener('focus', lookIfSeen);
  return () => {
    clearInterval(timer);
    page.removeEventListener('visibilitychange', lookIfSeen);
    view?.removeEventListener('focus', lookIfSeen);
  };
}
