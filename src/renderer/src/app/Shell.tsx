import { useTranslation } from 'react-i18next';
import { Inspector } from '../features/inspector/Inspector.tsx';
import { Preview } from '../features/preview/Preview.tsx';
import { QueueDrawer } from '../features/queue/QueueDrawer.tsx';
import { Timeline } from '../features/timeline/Timeline.tsx';
import { useStudio } from '../store/use-session.ts';
import { Later } from './Later.tsx';
import { LeftPanel } from './LeftPanel.tsx';
import { Splitter } from './Splitter.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TitleBar } from './TitleBar.tsx';

/** The five panels of an open project: the picture first, the others right after it, one after the other. */
export function Shell() {
  const { t } = useTranslation();
  const sizes = useStudio(({ preferences }) => preferences);
  const isQueueOpen = useStudio((state) => state.isQueueOpen);
  return (
    <div className="flex h-full min-h-130 min-w-225 flex-col">
      <div data-beside-film>
        <TitleBar />
      </div>
      <div className="flex min-h-0 flex-1">
        <section
          data-beside-film
          aria-label={t('panel.left')}
          className="flex max-w-[36%] max-[1200px]:max-w-[29%] shrink-0 bg-panel"
        >
          <div className="min-w-0" style={{ width: sizes.leftWidthPx }}>
            <Later turn={3}>
              <LeftPanel />
            </Later>
          </div>
          <Splitter size="leftWidthPx" label={t('panel.resizeLeft')} axis="x" />
        </section>
        <main aria-label={t('panel.preview')} className="min-h-0 min-w-0 flex-1 bg-ground">
          <Later turn={1}>
            <Preview />
          </Later>
        </main>
        <section
          data-beside-film
          aria-label={t('panel.inspector')}
          className="flex max-w-[36%] max-[1200px]:max-w-[29%] shrink-0 bg-panel"
        >
          <Splitter size="inspectorWidthPx" label={t('panel.resizeInspector')} axis="x" isReversed />
          <div className="min-w-0" style={{ width: sizes.inspectorWidthPx }}>
            <Later turn={3}>
              <Inspector />
            </Later>
          </div>
        </section>
      </div>
      <section
        data-beside-film
        aria-label={isQueueOpen ? t('panel.queue') : t('panel.timeline')}
        className="flex max-h-[60vh] shrink-0 flex-col bg-panel"
        style={{ height: sizes.timelineHeightPx }}
      >
        <Splitter size="timelineHeightPx" label={t('panel.resizeTimeline')} axis="y" isReversed />
        <div className="relative min-h-0 flex-1">
          {/* under the queue nothing of it may be seen or reached, its own layers included */}
          <div className="isolate h-full" inert={isQueueOpen}>
            <Later turn={2}>
              <Timeline />
            </Later>
          </div>
          {isQueueOpen && <QueueDrawer />}
        </div>
      </section>
      <div data-beside-film>
        <StatusBar />
      </div>
    </div>
  );
}
