// Opens pages in Chromium on a desktop, a tablet, a phone and a dark screen, and prints what is wrong with them: violations that axe finds,
// requests to anywhere, errors on the console, a page wider than the screen, a table that is cramped or scrolls on a phone, letters of a
// figure that are too small to read. What can be seen without axe is also looked at on a desktop at 200 % and at 400 % (WCAG 1.4.10).
// usage: node browser.mjs NODE_PREFIX PAGE…
import fs from 'node:fs'
import path from 'node:path'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const [prefix, ...pages] = process.argv.slice(2)
const require = createRequire(path.join(path.resolve(prefix), 'package.json'))
const { chromium } = require('playwright-core')
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const screens = [
  { name: 'desktop', viewport: { width: 1280, height: 900 } },
  { name: 'tablet', viewport: { width: 768, height: 1024 } },
  { name: 'phone', viewport: { width: 360, height: 780 } },
  { name: 'dark', viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  { name: '400 %', viewport: { width: 320, height: 256 }, layout: true },
  { name: '200 %', viewport: { width: 640, height: 512 }, layout: true },
]

if (pages.length === 0) throw new Error('no page to look at')

// cramped runs in the page: cells that break a figure in two lines, and, where a row is a list of labels, what runs into the next one.
const cramped = () => [...document.querySelectorAll('td, tbody th')].filter(c => c.checkVisibility()).flatMap(c => {
  const words = c.textContent.trim()
  if (/^[\d.,]{1,8}$/.test(words)) {
    const range = document.createRange()
    range.selectNodeContents(c)
    if (new Set([...range.getClientRects()].map(r => Math.round(r.top))).size > 1) return [`breaks the figure ${words}`]
  }
  if (c.dataset.label && getComputedStyle(c).display !== 'table-cell' && (c.scrollHeight > c.clientHeight + 2 || c.scrollWidth > c.clientWidth + 2))
    return [`${c.dataset.label}: ${words.slice(0, 40)} runs over its cell`]
  return []
})

// wide runs in the page: on a phone, the tables that scroll sideways: each was measured to fit, or is a list.
const wide = () => innerWidth < 360 || innerWidth > 672 ? [] : [...document.querySelectorAll('.table')]
  .filter(t => t.checkVisibility() && t.scrollWidth > t.clientWidth + 1)
  .map(t => `the table ${[...t.querySelectorAll('th')].map(h => h.textContent).join(' | ').slice(0, 60)} scrolls sideways`)

// small runs in the page: how many pixels the least letters of its figures have, where those are fewer than 10, or 8.5 on the narrowest screen.
const small = () => {
  const letters = [...document.querySelectorAll('svg.chart')].filter(f => f.clientWidth > 0)
    .flatMap(f => [...f.querySelectorAll('text')].map(t => t.getAttribute('font-size') * f.clientWidth / f.viewBox.baseVal.width))
  const least = Math.min(...letters)
  return least < (innerWidth < 360 ? 8.5 : 10) ? [`a figure has letters of ${least.toFixed(1)} pixels`] : []
}

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
let wrong = 0
const say = (file, screen, what) => { wrong++; console.log(`${file} (${screen}): ${what}`) }
for (const screen of screens) {
  const context = await browser.newContext({ viewport: screen.viewport, colorScheme: screen.colorScheme ?? 'light', bypassCSP: true })
  for (const file of pages) {
    const page = await context.newPage()
    page.on('request', r => { if (!r.url().startsWith('file:') || r.resourceType() !== 'document') say(file, screen.name, `asks for ${r.url()}`) })
    page.on('console', m => { if (m.type() === 'error') say(file, screen.name, `console: ${m.text()}`) })
    page.on('pageerror', e => say(file, screen.name, `error: ${e}`))
    await page.goto(pathToFileURL(path.resolve(file)).href)
    await page.evaluate(() => document.querySelectorAll('details').forEach(d => { d.open = true }))
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) say(file, screen.name, 'scrolls sideways')
    for (const what of [...await page.evaluate(cramped), ...await page.evaluate(wide), ...await page.evaluate(small)]) say(file, screen.name, what)
    if (screen.layout) {
      await page.close()
      continue
    }
    await page.evaluate(axe)
    const found = await page.evaluate(tags => axe.run(document, { runOnly: { type: 'tag', values: tags } }), rules)
    for (const v of found.violations) say(file, screen.name, `${v.id} ×${v.nodes.length}: ${v.help} — ${v.nodes[0].target.join(' ')}`)
    await page.close()
  }
  await context.close()
}
await browser.close()
console.log(`${pages.length} pages on ${screens.length} screens, ${wrong} complaints`)
process.exit(wrong ? 1 : 0)
