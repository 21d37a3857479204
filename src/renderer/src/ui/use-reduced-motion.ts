import { useSyncExternalStore } from 'react';

const query = () => window.matchMedia('(prefers-reduced-motion: reduce)');

function subscribe(onChange: () => void): () => void {
  const asked = query();
  asked.addEventListener('change', onChange);
  return () => asked.removeEventListener('change', onChange);
}

/** Whether the person wants nothing to move by itself. */
export function useReducedMotion(): boolean {
  return useSyncExternalStore(subscribe, () => query().matches);
}
