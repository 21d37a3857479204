/**
 * What every element of the stage has in common. In a shadow root, so that neither the studio's styles change the picture
 * nor these rules the studio: preview and render show the same.
 */
const RULES = `
:host { display: block; position: relative; overflow: clip; }
:host::before, :host::after {
  content: ''; position: absolute; width: 1px; height: 1px; background: linear-gradient(transparent, transparent);
}
:host::before { left: 0; top: 0; }
:host::after { right: 0; bottom: 0; }
.film {
  all: initial; visibility: inherit; position: absolute; display: block; pointer-events: none; contain: layout style;
  direction: ltr; text-size-adjust: none; -webkit-font-smoothing: antialiased; text-rendering: geometricPrecision;
  font-kerning: normal; font-optical-sizing: auto; paint-order: stroke fill;
}
.film * { box-sizing: border-box; }
.place { position: absolute; display: flex; z-index: 0; }
.box { position: relative; z-index: 0; flex: none; display: block; margin: 0; }
svg { display: block; overflow: visible; }
.flow { display: flex; width: max-content; max-width: var(--room); }
.stack { display: grid; width: max-content; max-width: var(--room); grid-template: auto / auto; }
.stack > * { grid-area: 1 / 1; }
.text { width: max-content; max-width: var(--room, 100%); }
.flow > .text, .flow > .flow, .flow > .stack { flex: 0 1 auto; min-width: 0; }
.flow > .text { max-width: min(100%, var(--room)); }
.text.filling { width: 100%; height: 100%; display: flex; flex-direction: column; }
.line { display: block; min-height: 1lh; }
.word {
  display: inline-block; position: relative; z-index: 0; max-width: 100%; overflow-wrap: break-word;
  white-space: inherit; unicode-bidi: isolate;
}
.whole { display: inline-block; max-width: 100%; }
.ink, .ink > .run-in, .fill { text-decoration: inherit; }
.over { display: none; }
.word.last::after { content: '\\2026'; position: absolute; bottom: 0; inset-inline-start: 100%; }
.rest, .reserve { visibility: hidden; }
.ink { position: absolute; top: 0; left: -100%; right: -100%; padding: inherit; text-align: center; white-space: nowrap; }
.ink > .run-in { position: relative; display: inline-block; }
.fill { position: absolute; inset: 0; padding: inherit; -webkit-text-stroke: 0 transparent; text-shadow: none; }
.pill { position: absolute; inset: -0.02em -0.16em; border-radius: 0.22em; z-index: -1; }
.underline { position: absolute; left: 0; right: 0; bottom: 0.02em; height: 0.09em; border-radius: 0.045em; }
`;

let sheet: CSSStyleSheet | null = null;

/** Parsed once for all roots of the document. */
export function stageSheet(): CSSStyleSheet {
  if (sheet === null) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(RULES);
  }
  return sheet;
}
