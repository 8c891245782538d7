import { createTheme, type MantineColorsTuple } from '@mantine/core'

/** The colour of the product: actions, what is chosen, what is met. */
const pine: MantineColorsTuple = [
  '#eef6f3',
  '#d9ebe4',
  '#b3d7ca',
  '#86bfac',
  '#5fae96',
  '#378d76',
  '#1f7560',
  '#145e4d',
  '#0f4a3d',
  '#0b372e',
]
/** Time and attention: clocks, overtime, curveballs, what is half there. */
const marigold: MantineColorsTuple = [
  '#fdf6e6',
  '#f9e8c3',
  '#f2d48f',
  '#eabd5a',
  '#e2a931',
  '#cc9115',
  '#a8750d',
  '#855b0b',
  '#67470c',
  '#4a330a',
]
/** What failed or is missing. */
const rust: MantineColorsTuple = [
  '#fbf0ee',
  '#f5dad5',
  '#eab5ac',
  '#dd8c7f',
  '#cf6757',
  '#bb4b3b',
  '#9f3b2d',
  '#822f24',
  '#65251d',
  '#481a15',
]
const gray: MantineColorsTuple = [
  '#f6f7f4',
  '#eef0ec',
  '#e1e5df',
  '#d3d9d3',
  '#c7cec7',
  '#a3ada7',
  '#7d8983',
  '#5c6862',
  '#45534d',
  '#16211d',
]
const dark: MantineColorsTuple = [
  '#e8eeea',
  '#c5d0cb',
  '#9fada7',
  '#73827c',
  '#3d4945',
  '#2a3431',
  '#1d2522',
  '#161c1a',
  '#0f1412',
  '#0a0e0c',
]

/** Mantine's side of the look; the other side is `tokens.css`, whose variables our own style sheets use. */
export const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.32,
  colors: { pine, marigold, rust, gray, dark },
  black: '#16211d',
  fontFamily: 'var(--ff-sans)',
  fontFamilyMonospace: 'var(--ff-mono)',
  headings: { fontFamily: 'var(--ff-sans)', fontWeight: '650' },
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '18px' },
  fontSizes: { xs: '0.78125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
})
