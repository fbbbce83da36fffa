/** The text of a PDF, read in a thread of its own that is ended when it takes too long or too much: whoever made the file is not trusted. */
import { createRequire } from 'node:module'
import { setInterval } from 'node:timers'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

/** What was read; not whole where pages, letters, time or memory ran out, or where the file is damaged. */
export type Words = { text: string; isWhole: boolean }

/** Bounds of one reading: pages, letters, milliseconds, and bytes by which the process may grow meanwhile. */
export type Bounds = { pages: number; letters: number; timeMs: number; growthBytes: number }

// It runs outside of the bundle, so that it is written as it runs. Each page is sent as soon as it is read: what came before the end of its time is kept.
const work = String.raw`
const { parentPort, workerData } = require('node:worker_threads')
// The library asks for what only a browser has to draw with; words are read without.
globalThis.DOMMatrix = class {}
async function read({ library, bytes, pages, letters }) {
  const { getDocument } = await import(library)
  const file = await getDocument({
    data: bytes, isEvalSupported: false, disableFontFace: true, useSystemFonts: false, useWorkerFetch: false, enableXfa: false, verbosity: 0,
  }).promise
  let left = letters
  for (let number = 1; number <= file.numPages; number += 1) {
    if (number > pages || left <= 0) return false
    const page = await file.getPage(number)
    const { items } = await page.getTextContent()
    const text = items.map((item) => (item.str ?? '') + (item.hasEOL ? '\n' : '')).join('')
    parentPort.postMessage({ text: text.slice(0, left) })
    if (text.length > left) return false
    left -= text.length
    page.cleanup()
  }
  return true
}
read(workerData).then((isWhole) => parentPort.postMessage({ isWhole }), () => parentPort.postMessage({ isWhole: false }))
`

const heap = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32 }
const lookMs = 50

/** Never throws: a file that cannot be read has no words. */
export function readPdf(bytes: Buffer, bounds: Bounds): Promise<Words> {
  const library = pathToFileURL(
    createRequire(import.meta.url).resolve('pdfjs-dist/legacy/build/pdf.mjs'),
  ).href
  return new Promise((resolve) => {
    const pages: string[] = []
    const worker = new Worker(work, {
      eval: true,
      workerData: { library, bytes: new Uint8Array(bytes), pages: bounds.pages, letters: bounds.letters },
      resourceLimits: heap,
      // What the library says of a damaged file belongs in no log.
      stdout: true,
      stderr: true,
    })
    const from = process.memoryUsage.rss()
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - from > bounds.growthBytes) end(false)
    }, lookMs)
    const timer = setTimeout(() => end(false), bounds.timeMs)
    let isEnded = false
    const end = (isWhole: boolean) => {
      if (isEnded) return
      isEnded = true
      clearInterval(watch)
      clearTimeout(timer)
      void worker.terminate()
      resolve({ text: pages.join('\n'), isWhole })
    }
    worker.on('message', (said: { text?: string; isWhole?: boolean }) => {
      if (said.text !== undefined) pages.push(said.text)
      if (said.isWhole !== undefined) end(said.isWhole)
    })
    worker.on('error', () => end(false))
    worker.on('exit', () => end(false))
  })
}
