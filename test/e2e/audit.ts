import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Locator, Page } from 'playwright-core'

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A phone held upright. */
const NARROW = { width: 390, height: 844 }
const WIDE = { width: 1440, height: 900 }

declare global {
  interface Window {
    axe: typeof axe
  }
}

/**
 * What axe finds serious or critical on a page, in light and in dark, as lines of rule and place. Excalidraw's own canvas and
 * buttons are left out: they are not ours to mend. Of the rules that axe keeps off as experimental, the one is on that compares
 * what a control shows with what it is called. `within` looks at a part of the page only.
 */
export async function barriers(page: Page, within = 'html'): Promise<string[]> {
  const found: string[] = []
  for (const scheme of ['light', 'dark'] as const) {
    await inScheme(page, scheme)
    for (const line of await violations(page, within)) found.push(`${scheme}: ${line}`)
  }
  await inScheme(page, 'light')
  return found
}

/** Shows a page as for somebody who prefers this scheme, without anything that still fades. */
async function inScheme(page: Page, scheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
  await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor({ state: 'attached' })
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((it) => it.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
        .map((it) => it.finished),
    ),
  )
}

async function violations(page: Page, within: string): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  return page.evaluate(async (within) => {
    const { violations } = await window.axe.run(
      { include: [within], exclude: ['.excalidraw'] },
      { rules: { 'label-content-name-mismatch': { enabled: true } }, resultTypes: ['violations'] },
    )
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
      )
  }, within)
}

/** Makes the window a phone's for as long as this takes. */
export async function onPhone<T>(page: Page, work: () => Promise<T>): Promise<T> {
  await page.setViewportSize(NARROW)
  try {
    // What lays itself out by the window's width has drawn itself anew after the second frame.
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    )
    return await work()
  } finally {
    await page.setViewportSize(WIDE)
  }
}

/**
 * What does not fit the window: the page itself when it scrolls sideways, and every control or text that reaches beyond the
 * edge where nothing scrolls it back into sight.
 */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const scrolls = (it: Element): boolean => {
      for (let up = it.parentElement; up; up = up.parentElement)
        if (/auto|scroll/.test(getComputedStyle(up).overflowX) && up.clientWidth <= width) return true
      return false
    }
    const beyond = [
      ...document.querySelectorAll('a, button, input, select, textarea, h1, h2, h3, p, th, td, li'),
    ]
      .filter((it) => !it.closest('.excalidraw, .ff-hidden') && it.checkVisibility())
      .filter((it) => it.getBoundingClientRect().right > width + 1 && !scrolls(it))
      .map((it) => `${it.tagName.toLowerCase()} “${it.textContent?.slice(0, 40)}” ends beyond the edge`)
    const whole = document.documentElement.scrollWidth
    return whole > width ? [`the page is ${whole} px wide`, ...beyond.slice(0, 5)] : beyond
  })
}

/** Presses Tab until this is focused. Throws after `most` presses, naming what had the focus on the way. */
export async function tabTo(page: Page, wanted: Locator, most = 60): Promise<void> {
  const passed: string[] = []
  await wanted.waitFor()
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab')
    if (await wanted.evaluate((it) => it === document.activeElement)) return
    passed.push(
      await page.evaluate(() => {
        const it = document.activeElement
        return `${it?.tagName.toLowerCase()} ${it?.getAttribute('aria-label') ?? it?.textContent?.slice(0, 30) ?? ''}`
      }),
    )
  }
  throw new Error(`Tab did not reach it; it passed ${passed.join(' → ')}`)
}
