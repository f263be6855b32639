import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** The brand's green, #1d7a50, is the seventh. */
const brand: MantineColorsTuple = [
  '#ecf8f1',
  '#d9efe3',
  '#b2dfc7',
  '#86cda8',
  '#62bd8d',
  '#4bb37c',
  '#2f9a66',
  '#1d7a50',
  '#156341',
  '#0b4b30',
];
/** Neutrals with a breath of green. */
const gray: MantineColorsTuple = [
  '#f6f8f6',
  '#eef2ee',
  '#e4e9e4',
  '#d9dfd9',
  '#c3ccc5',
  '#a3aea6',
  '#7d8a82',
  '#566159',
  '#39423c',
  '#18211c',
];
const dark: MantineColorsTuple = [
  '#e7ede9',
  '#c6d0ca',
  '#a3b0a8',
  '#738078',
  '#3b4740',
  '#2e3832',
  '#232c27',
  '#1a211d',
  '#121714',
  '#0c100e',
];

const MONOSPACE = "'JetBrains Mono Variable', ui-monospace, 'SF Mono', Menlo, Consolas, monospace";

export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: 7,
  colors: { brand, gray, dark },
  white: '#ffffff',
  black: '#18211c',
  autoContrast: true,
  luminanceThreshold: 0.35,
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  fontFamilyMonospace: MONOSPACE,
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.25' },
      h2: { fontSize: '1.125rem', lineHeight: '1.35' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
      h4: { fontSize: '0.875rem', lineHeight: '1.45' },
    },
  },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Paper: { defaultProps: { radius: 'lg' } },
    Card: { defaultProps: { radius: 'lg', withBorder: true, padding: 'lg' } },
    // Within the page's main part, so that what it says belongs to a landmark too.
    Tooltip: { defaultProps: { openDelay: 300, events: { hover: true, focus: true, touch: true }, portalProps: { target: '#content' } } },
    Badge: { defaultProps: { radius: 'sm', variant: 'light' } },
    InputWrapper: { styles: { label: { marginBottom: '0.25rem' }, error: { marginTop: '0.375rem' } } },
    // A <header> is the page's banner unless it says otherwise.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    DrawerHeader: { defaultProps: { role: 'presentation' } },
    // What is in it wraps, and does not widen it.
    Alert: { styles: { body: { minWidth: 0 } } },
    Notification: { styles: { description: { color: 'var(--mantine-color-dimmed)' } } },
    Modal: { defaultProps: { radius: 'lg', centered: true } },
  },
});

/** Soft backgrounds of badges and current entries, with text of at least 4.5:1 on them. */
const soft = (color: string, background: string, hover: string, text: string) => ({
  [`--mantine-color-${color}-light`]: background,
  [`--mantine-color-${color}-light-hover`]: hover,
  [`--mantine-color-${color}-light-color`]: text,
  [`--mantine-color-${color}-outline`]: text,
});

/** Mantine's own muted and error colours miss the contrast of WCAG 2.2 AA (4.5:1) on its backgrounds. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#566159',
    '--mantine-color-placeholder': '#67736b',
    '--mantine-color-error': '#b42318',
    '--mantine-color-anchor': '#17694a',
    '--cw-page': '#f4f6f3',
    '--cw-line': '#dfe5df',
    '--cw-series-1': '#1d7a50',
    '--cw-series-2': '#3b78c4',
    '--cw-series-3': '#b97700',
    '--cw-series-bad': '#c9352a',
    ...soft('brand', '#e2f2e9', '#d3ebde', '#125638'),
    ...soft('yellow', '#fdf1cc', '#fbe7ae', '#7a4b00'),
    ...soft('red', '#fde8e6', '#fbd7d3', '#9c1c13'),
    ...soft('blue', '#e4eefb', '#d3e3f8', '#1b4b8f'),
    ...soft('gray', '#e9ede9', '#dde3dd', '#39423c'),
  },
  dark: {
    '--mantine-color-dimmed': '#a3b0a8',
    '--mantine-color-placeholder': '#8b988f',
    '--mantine-color-error': '#ff9d91',
    '--mantine-color-anchor': '#76d3a6',
    '--cw-page': '#121714',
    '--cw-line': '#2e3832',
    '--cw-series-1': '#4bb37c',
    '--cw-series-2': '#7fb0f0',
    '--cw-series-3': '#e8b93c',
    '--cw-series-bad': '#ff7b6e',
    ...soft('brand', '#17392a', '#1c4634', '#9adbb9'),
    ...soft('yellow', '#3d3113', '#4b3c17', '#f1cf7a'),
    ...soft('red', '#43211d', '#522823', '#ffb1a7'),
    ...soft('blue', '#1b2f4a', '#223a5a', '#a3c8fb'),
    ...soft('gray', '#2b3530', '#35413b', '#c6d0ca'),
  },
});
