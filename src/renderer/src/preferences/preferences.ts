export const THEMES = ['system', 'dark', 'light'] as const;
export type Theme = (typeof THEMES)[number];
export const LEFT_TABS = ['media', 'cues', 'styles'] as const;
export type LeftTab = (typeof LEFT_TABS)[number];

/** What the window remembers between starts. Sizes in CSS pixels. */
export type Preferences = {
  readonly theme: Theme;
  readonly leftTab: LeftTab;
  readonly leftWidthPx: number;
  readonly inspectorWidthPx: number;
  readonly timelineHeightPx: number;
  readonly showsSafeAreas: boolean;
  readonly isMuted: boolean;
  readonly snaps: boolean;
  /** Null: as large as fits; else screen pixels per film pixel. */
  readonly previewScale: number | null;
};

export const PANEL_LIMITS = {
  leftWidthPx: { min: 220, max: 560 },
  inspectorWidthPx: { min: 260, max: 560 },
  timelineHeightPx: { min: 140, max: 560 },
} as const;
export type PanelSize = keyof typeof PANEL_LIMITS;

export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'system',
  leftTab: 'media',
  leftWidthPx: 300,
  inspectorWidthPx: 320,
  timelineHeightPx: 240,
  showsSafeAreas: false,
  isMuted: false,
  snaps: true,
  previewScale: null,
};

export function panelSize(name: PanelSize, px: number): number {
  const { min, max } = PANEL_LIMITS[name];
  return Math.round(Math.max(min, Math.min(max, px)));
}

function isOneOf<Word extends string>(words: readonly Word[], value: unknown): value is Word {
  return (words as readonly unknown[]).includes(value);
}

/** Reads what was remembered; whatever is not as it should be becomes the default. */
export function readPreferences(text: string | null): Preferences {
  const stored = parsed(text);
  const kept = Object.fromEntries(
    Object.entries(DEFAULT_PREFERENCES).map(([key, fallback]) => {
      const value = stored[key];
      const fits = typeof value === typeof fallback && value !== null;
      return [key, fits ? value : fallback];
    }),
  ) as Preferences;
  return {
    ...kept,
    theme: isOneOf(THEMES, stored['theme']) ? stored['theme'] : DEFAULT_PREFERENCES.theme,
    leftTab: isOneOf(LEFT_TABS, stored['leftTab']) ? stored['leftTab'] : DEFAULT_PREFERENCES.leftTab,
    leftWidthPx: panelSize('leftWidthPx', kept.leftWidthPx),
    inspectorWidthPx: panelSize('inspectorWidthPx', kept.inspectorWidthPx),
    timelineHeightPx: panelSize('timelineHeightPx', kept.timelineHeightPx),
  };
}

function parsed(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {}; // remembered by another version, or by hand: the defaults are right
  }
}
