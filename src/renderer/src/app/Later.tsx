import { startTransition, useEffect, useState, type ReactNode } from 'react';

/**
 * Comes after what stands around it is on screen, in its `turn` (1: the first), drawn in slices between which the window
 * answers. Parts of one turn come together.
 */
export function Later({ turn, children }: { readonly turn: number; readonly children: ReactNode }) {
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    if (passed < turn) startTransition(() => setPassed(passed + 1));
  }, [passed, turn]);
  return passed >= turn ? children : null;
}
