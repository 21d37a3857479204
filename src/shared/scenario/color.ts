/** CSS Color 4 named colours, lower case, plus `transparent`. */
const NAMED_COLORS = new Set(
  `aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood
  cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray
  darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen
  darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue
  firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew
  hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan
  lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray
  lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue
  mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred
  midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid
  palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple
  rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue
  slategray slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke yellow
  yellowgreen transparent`.split(/\s+/),
);

const NUMBER = String.raw`[+-]?(?:\d{1,6}(?:\.\d{1,9})?|\.\d{1,9})`;
const PART = `${NUMBER}%?`;
const HUE = `${NUMBER}(?:deg|turn|rad|grad)?`;
const HEX = /^#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i;

/** One colour function in the comma form and in the space form of CSS Color 4. */
function functionForm(name: string, first: string): string {
  const commas = `${first}\\s*,\\s*${PART}\\s*,\\s*${PART}(?:\\s*,\\s*${PART})?`;
  const spaces = `${first}\\s+${PART}\\s+${PART}(?:\\s*/\\s*${PART})?`;
  return `${name}\\(\\s*(?:${commas}|${spaces})\\s*\\)`;
}
const FUNCTION = new RegExp(`^(?:${functionForm('rgba?', PART)}|${functionForm('hsla?', HUE)})$`, 'i');

/**
 * Whether a text is one CSS colour: hex, rgb(), rgba(), hsl(), hsla(), a named colour or `transparent`. Nothing that
 * could make a page load something (`url(…)`, `var(…)`, `image-set(…)`) passes.
 */
export function isColor(text: string): boolean {
  return text.length <= 80 && (HEX.test(text) || FUNCTION.test(text) || NAMED_COLORS.has(text.toLowerCase()));
}
