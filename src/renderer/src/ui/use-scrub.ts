import { useRef, type PointerEvent } from 'react';

const PX_PER_STEP = 4;

/** Drag sideways on a number to change it: so many whole steps from where it was taken; ten times with Shift. */
export function useScrub({
  onStart,
  onSteps,
  onEnd,
}: {
  onStart(): void;
  onSteps(steps: number): void;
  onEnd(): void;
}) {
  const fromX = useRef<number | null>(null);
  const end = () => {
    if (fromX.current === null) return;
    fromX.current = null;
    onEnd();
  };
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      fromX.current = event.clientX;
      onStart();
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (fromX.current === null) return;
      onSteps(Math.round((event.clientX - fromX.current) / PX_PER_STEP) * (event.shiftKey ? 10 : 1));
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}
