/** The design's colours, light and dark, that drawn files carry with them (see the design's README, Colour). */
export const TOKENS: Record<string, [light: string, dark: string]> = {
  '--color-paper': ['#fafaf8', '#0f1214'],
  '--color-wash': ['#f1f2ee', '#171b1e'],
  '--color-ink': ['#14181d', '#ecedea'],
  '--color-ink-2': ['#3d444b', '#c3c7ca'],
  '--color-ink-3': ['#575e65', '#9fa6ab'],
  '--color-rule': ['#d3d6d1', '#2c3338'],
  '--color-control': ['#747b81', '#7f868c'],
  '--color-vermilion': ['#b92b0d', '#ff7d5c'],
  '--color-world': ['#17557a', '#82bbdb'],
  '--color-politics': ['#4a4391', '#b0a9ee'],
  '--color-business': ['#75520d', '#d8b163'],
  '--color-science': ['#1c614c', '#78c4a5'],
  '--color-culture': ['#82295f', '#e498c7'],
  '--color-map-sea': ['#dde5e6', '#0b1013'],
  '--color-map-land': ['#eff0eb', '#232a2f'],
  '--color-map-line': ['#b4babb', '#465057'],
  '--color-map-grat': ['#cdd7d9', '#1c2428'],
  '--color-map-focus': ['#2b3942', '#cdd4d3'],
  '--color-map-on-focus': ['#fafaf8', '#14181d'],
  '--color-map-sea-text': ['#48626f', '#8fb0c0'],
};

/** Faces that a reader's machine may have: an image loads no fonts but its own (bin/graphics-face.ts). */
export const FONTS: Record<string, string> = {
  '--font-sans': '"Public Sans","Helvetica Neue",Arial,sans-serif',
  '--font-serif': 'Newsreader,Georgia,"Times New Roman",serif',
};
