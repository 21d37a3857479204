import type { TFunction } from 'i18next';
import type { CueWarning } from '../../../../shared/edit/cue-warnings.ts';

export function warningText(t: TFunction, warning: CueWarning): string {
  switch (warning.kind) {
    case 'fast':
      return t('warning.fast', { speed: Math.round(warning.charactersPerSecond) });
    case 'short':
      return t('warning.short', { seconds: warning.seconds.toFixed(2) });
    case 'long-line':
      return t('warning.longLine', { characters: warning.characters });
    case 'empty':
      return t('warning.empty');
    case 'overlap':
      return t('warning.overlap');
  }
}
