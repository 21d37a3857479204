import { useStudio } from '../../store/use-session.ts';
import { filmOf } from '../../store/derived.ts';
import { TimelineGrid } from './TimelineGrid.tsx';
import { TimelineToolbar } from './TimelineToolbar.tsx';
import { useRows } from './use-rows.ts';
import { useViewport } from './use-viewport.ts';

/** Tracks of cues, clips and sound over time. */
export function Timeline() {
  const totalFrames = useStudio((state) => filmOf(state).totalFrames);
  const rows = useRows();
  const viewport = useViewport(totalFrames);
  return (
    <div className="flex h-full min-h-0 flex-col" data-panel="timeline">
      <TimelineToolbar onZoom={viewport.zoom} onFit={viewport.fit} />
      <TimelineGrid rows={rows} viewport={viewport} />
    </div>
  );
}
