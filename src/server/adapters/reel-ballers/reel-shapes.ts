import { StudioError } from '../../../shared/errors.ts';
import { asList, asObject } from '../../../shared/scenario/json/loose.ts';

/**
 * What the front end keeps of an overlay, in the form of its older requests: a region of text with several elements is one
 * layer for each. Throws `feature.unsupported` for spotlights that move, each with its path.
 */
export function plainParams(params: unknown): object {
  const given = asObject(params);
  const problems = asList(given['highlight_regions']).flatMap((region, index) =>
    Array.isArray(asObject(region)['keyframes'])
      ? [{ path: `highlight_regions[${index}].keyframes`, message: 'spotlights are not drawn yet' }]
      : [],
  );
  const [first] = problems;
  if (first)
    throw new StudioError('feature.unsupported', `${first.path}: ${first.message}`, {
      details: { problems },
    });
  const layers = given['text_layers'];
  return Array.isArray(layers) ? { ...given, text_layers: layers.flatMap(layersOf) } : given;
}

function layersOf(region: unknown): unknown[] {
  const { elements, ...rest } = asObject(region);
  if (!Array.isArray(elements)) return [region];
  return elements.map((element, index) => {
    const { id = rest['id'] === undefined ? undefined : `${String(rest['id'])}-${index + 1}`, ...own } =
      asObject(element);
    return { ...rest, ...own, ...(id === undefined ? {} : { id }) };
  });
}
