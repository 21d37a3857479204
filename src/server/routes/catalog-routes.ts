import {
  fontListSchema,
  presetListSchema,
  transitionListSchema,
} from '../../shared/contract/api/catalog-schemas.ts';
import { errorReplySchema } from '../../shared/contract/api/common.ts';
import { formatSchema } from '../../shared/contract/api/job-settings.ts';
import { ENCODER_NAMES, QUALITY_PRESETS } from '../../shared/plan/plan.ts';
import { BUILT_IN_STYLES } from '../../shared/scenario/built-in-styles.ts';
import { TRANSITION_TYPES } from '../../shared/scenario/clip-schema.ts';
import type { Api } from '../http/api.ts';
import { BUNDLED_FONTS } from '../http/bundled-fonts.ts';

const tags = ['catalog'];

/** What a scenario may name. */
export function addCatalogRoutes(app: Api): void {
  app.get(
    '/fonts',
    {
      config: { access: 'read' },
      schema: {
        ...{
          tags,
          operationId: 'listFonts',
          summary: 'Fonts that come with Cueframe, and built-in caption styles',
        },
        response: { 200: fontListSchema, default: errorReplySchema },
      },
    },
    async () => ({
      fonts: BUNDLED_FONTS.map(({ styles, ...font }) => ({ ...font, styles: [...styles] })),
      styles: Object.keys(BUILT_IN_STYLES),
    }),
  );
  app.get(
    '/transitions',
    {
      config: { access: 'read' },
      schema: {
        ...{ tags, operationId: 'listTransitions', summary: 'Transitions into a clip' },
        response: { 200: transitionListSchema, default: errorReplySchema },
      },
    },
    async () => ({ transitions: [...TRANSITION_TYPES] }),
  );
  app.get(
    '/presets',
    {
      config: { access: 'read' },
      schema: {
        ...{ tags, operationId: 'listPresets', summary: 'Quality presets, formats and encoder names' },
        response: { 200: presetListSchema, default: errorReplySchema },
      },
    },
    async () => ({
      presets: Object.entries(QUALITY_PRESETS).map(([name, { crf, speed }]) => ({ name, crf, speed })),
      formats: [...formatSchema.options],
      encoders: [...ENCODER_NAMES],
    }),
  );
}
