import type { styleSteps } from '../../../text/en-styles.ts';
import type { StyleKey } from './style-editing.ts';

/** What the step is named that changes a key of a style. A key without a name does not compile. */
export function styleStep(key: StyleKey): keyof typeof styleSteps {
  return `style${(key.charAt(0).toUpperCase() + key.slice(1)) as Capitalize<StyleKey>}`;
}
