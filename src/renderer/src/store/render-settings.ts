import type { RenderSettings } from '../../../shared/contract/studio.ts';
import type { ScenarioDocument } from '../../../shared/edit/document.ts';
import { outputOf } from '../../../shared/edit/output-edits.ts';
import type { RenderChoices } from './state.ts';

/** What a render of the project is asked for: what its document says of the film, and what was chosen beside it. */
export function renderSettingsOf(document: ScenarioDocument, choices: RenderChoices): RenderSettings {
  const { preset, quality, format } = outputOf(document);
  return { preset, format, ...(quality !== null && { quality }), ...choices };
}
