import { Captions, FolderOpen, Palette } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { CuePanel } from '../features/cues/CuePanel.tsx';
import { MediaBin } from '../features/media/MediaBin.tsx';
import { StylePanel } from '../features/styles/StylePanel.tsx';
import { LEFT_TABS, type LeftTab } from '../preferences/preferences.ts';
import { useSession, useStudio } from '../store/use-session.ts';

const ICONS = { media: FolderOpen, cues: Captions, styles: Palette } as const;

export function LeftPanel() {
  const { t } = useTranslation();
  const { view } = useSession();
  const tab = useStudio(({ preferences }) => preferences.leftTab);
  return (
    <Tabs.Root
      value={tab}
      onValueChange={(leftTab) => view.prefer({ leftTab: leftTab as LeftTab })}
      className="flex h-full min-h-0 flex-col"
    >
      <Tabs.List aria-label={t('panel.left')} className="flex h-9 shrink-0 border-b px-1">
        {LEFT_TABS.map((name) => {
          const Icon = ICONS[name];
          return (
            <Tabs.Trigger
              key={name}
              value={name}
              className="flex flex-1 items-center justify-center gap-1.5 border-b-2 border-transparent px-2 text-soft hover:text-ink data-[state=active]:border-accent-ink data-[state=active]:text-ink"
            >
              <Icon size={15} strokeWidth={1.75} aria-hidden />
              {t(`panel.${name}`)}
            </Tabs.Trigger>
          );
        })}
      </Tabs.List>
      <Tabs.Content value="media" className="min-h-0 flex-1" tabIndex={-1}>
        <MediaBin />
      </Tabs.Content>
      <Tabs.Content value="cues" className="min-h-0 flex-1" tabIndex={-1}>
        <CuePanel />
      </Tabs.Content>
      <Tabs.Content value="styles" className="min-h-0 flex-1" tabIndex={-1}>
        <StylePanel />
      </Tabs.Content>
    </Tabs.Root>
  );
}
