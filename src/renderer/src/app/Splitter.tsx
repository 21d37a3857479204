import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { PANEL_LIMITS, type PanelSize } from '../preferences/preferences.ts';
import { useSession, useStudio } from '../store/use-session.ts';
import { classNames } from '../ui/class-names.ts';

const KEY_STEP_PX = 16;

type SplitterProps = {
  readonly size: PanelSize;
  readonly label: string;
  readonly axis: 'x' | 'y';
  /** The panel lies after the splitter. */
  readonly isReversed?: boolean;
};

/** The edge of a panel, to be dragged or moved with the arrow keys. */
export function Splitter({ size, label, axis, isReversed = false }: SplitterProps) {
  const { view } = useSession();
  const px = useStudio(({ preferences }) => preferences[size]);
  const taken = useRef<{ readonly at: number; readonly px: number } | null>(null);
  const way = (event: { readonly currentTarget: HTMLElement }) => {
    const isRtl = axis === 'x' && getComputedStyle(event.currentTarget).direction === 'rtl';
    return isReversed !== isRtl ? -1 : 1;
  };
  const at = (event: PointerEvent) => (axis === 'x' ? event.clientX : event.clientY);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    view.resizePanel(size, px + step * way(event) * KEY_STEP_PX);
  };
  return (
    // a splitter that can be moved is a widget (WAI-ARIA 1.2, "separator")
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="separator"
      aria-label={label}
      aria-orientation={axis === 'x' ? 'vertical' : 'horizontal'}
      aria-valuenow={px}
      aria-valuemin={PANEL_LIMITS[size].min}
      aria-valuemax={PANEL_LIMITS[size].max}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        taken.current = { at: at(event), px };
      }}
      onPointerMove={(event) => {
        if (taken.current)
          view.resizePanel(size, taken.current.px + (at(event) - taken.current.at) * way(event));
      }}
      onPointerUp={() => (taken.current = null)}
      onPointerCancel={() => (taken.current = null)}
      className={classNames(
        'relative z-10 shrink-0 touch-none bg-line hover:bg-accent focus-visible:bg-accent',
        'after:absolute after:content-[""]',
        axis === 'x'
          ? 'w-px cursor-col-resize after:inset-y-0 after:-inset-x-1'
          : // of its own panel only: what a panel above has scrolled to its edge would lie under it
            'h-px cursor-row-resize after:inset-x-0 after:top-0 after:-bottom-2',
      )}
    />
  );
}
