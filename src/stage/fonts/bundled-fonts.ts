/**
 * Imported for its effect: the build puts these packages' @font-face rules and files beside the stage page, so that every
 * machine draws with the same letters and without a network. Their faces are cut by unicode-range and load when used.
 */
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/inter/wght-italic.css';
import '@fontsource-variable/noto-sans-arabic/wght.css';
import '@fontsource-variable/noto-sans-hebrew/wght.css';
import '@fontsource-variable/noto-sans-devanagari/wght.css';
import '@fontsource-variable/noto-sans-thai/wght.css';
import '@fontsource-variable/noto-sans-sc/wght.css';
import '@fontsource-variable/noto-sans-jp/wght.css';
import '@fontsource-variable/noto-sans-kr/wght.css';
// Not the package's own sheet: see scripts/copy-fonts.mjs.
import './noto-color-emoji.css';
