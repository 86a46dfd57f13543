// In place of the theme's file of this name, half a megabyte that every page would wait for before its first word: it
// draws icons that the theme's style sheet draws as well, by a font.
window.FontAwesomeConfig = { autoReplaceSvg: false };
