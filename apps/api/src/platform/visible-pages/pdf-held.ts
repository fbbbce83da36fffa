/** What the drawing orders of a page refer to by name: fonts, pictures and stencils, as plain bytes. */
import { numberOf } from './loose.ts'
import { MOST_PIXELS } from './pages.ts'
import { OPS, type PdfPage } from './pdf-library.ts'
import type { Orders } from './trace-steps.ts'
import type { Pixels, TraceFont } from './trace-state.ts'

/** A store of the library; the types of the library keep it to themselves. */
type Store = { has(id: string): boolean; get(id: string, done?: (held: unknown) => void): unknown }

const storesOf = (page: PdfPage): { own: Store; common: Store } => ({
  // The library types its stores as `any`.
  own: page.objs as Store,
  common: page.commonObjs as Store,
})

/** The fonts that the orders name, once they are all there. */
export async function fontsOf(page: PdfPage, orders: Orders): Promise<Map<string, TraceFont>> {
  const { common } = storesOf(page)
  const names = new Set<string>()
  for (let index = 0; index < orders.fnArray.length; index += 1) {
    const args = orders.argsArray[index]
    if (!Array.isArray(args)) continue
    if (orders.fnArray[index] === OPS.setFont) names.add(String(args[0]))
    if (orders.fnArray[index] === OPS.setGState)
      for (const [key, value] of Array.isArray(args[0]) ? (args[0] as unknown[][]) : [])
        if (key === 'Font' && Array.isArray(value)) names.add(String(value[0]))
  }
  const fonts = new Map<string, TraceFont>()
  for (const name of names) {
    const held = await heldOf(common, name)
    if (held !== undefined) fonts.set(name, fontOf(name, held, common))
  }
  return fonts
}

type LibraryFont = {
  loadedName?: unknown
  isType3Font?: unknown
  missingFile?: unknown
  bold?: unknown
  black?: unknown
  vertical?: unknown
  fontMatrix?: ArrayLike<unknown> | null
}

function fontOf(name: string, held: unknown, common: Store): TraceFont {
  const font = Object(held) as LibraryFont
  const isMissing = font.missingFile === true
  return {
    name,
    isBold: font.bold === true || font.black === true,
    isDrawn: font.isType3Font === true,
    isMissing,
    isVertical: font.vertical === true,
    unit: numberOf(font.fontMatrix?.[0]) || 0.001,
    hasShape(letter) {
      const id = `${String(font.loadedName)}_path_${letter}`
      if (isMissing || !common.has(id)) return true
      const { path } = Object(common.get(id)) as { path?: ArrayLike<number> }
      return path === undefined || path.length > 0
    },
  }
}

/** Milliseconds that something named may take to come. */
const patience = 10_000

const heldOf = (store: Store, id: string): Promise<unknown> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), patience)
    store.get(id, (held) => {
      clearTimeout(timer)
      resolve(held)
    })
  })

type LibraryPicture = { data?: unknown; width?: unknown; height?: unknown; kind?: unknown; bitmap?: unknown }

async function pictureOf(page: PdfPage, reference: unknown): Promise<LibraryPicture | undefined> {
  if (typeof reference !== 'string') return Object(reference) as LibraryPicture
  const { own, common } = storesOf(page)
  const held = await heldOf(reference.startsWith('g_') ? common : own, reference)
  return held === null || held === undefined ? undefined : (Object(held) as LibraryPicture)
}

/** The pixels of a picture; undefined when it is not there, too large or of a form that is not known. */
export async function pixelsOf(page: PdfPage, reference: unknown): Promise<Pixels | undefined> {
  const held = await pictureOf(page, reference)
  const size = sizeOf(held)
  if (held === undefined || size === undefined) return undefined
  const { data, width, height } = size
  const bytes = Buffer.alloc(width * height * 4, 255)
  if (held.kind === 3) data.subarray(0, bytes.length).forEach((value, index) => (bytes[index] = value))
  else if (held.kind === 2)
    for (let pixel = 0; pixel < width * height; pixel += 1)
      for (let part = 0; part < 3; part += 1) bytes[pixel * 4 + part] = data[pixel * 3 + part] ?? 255
  else if (held.kind === 1)
    eachBit(data, width, height, (pixel, bit) => bytes.fill(bit === 1 ? 255 : 0, pixel * 4, pixel * 4 + 3))
  else return undefined
  return { bytes, width, height }
}

/** A stencil painted in a colour: nothing where it does not paint. */
export async function stencilOf(
  page: PdfPage,
  reference: unknown,
  colour: string,
): Promise<Pixels | undefined> {
  const named = (Object(reference) as { data?: unknown }).data
  const held = await pictureOf(page, typeof named === 'string' ? named : reference)
  const size = sizeOf(held)
  if (size === undefined) return undefined
  const { data, width, height } = size
  const bytes = Buffer.alloc(width * height * 4)
  const paint = Buffer.from(`${colour.slice(1)}ff`, 'hex')
  eachBit(data, width, height, (pixel, bit) => {
    if (bit === 0) paint.copy(bytes, pixel * 4)
  })
  return { bytes, width, height }
}

function sizeOf(held: LibraryPicture | undefined) {
  const data = held?.data
  const [width, height] = [numberOf(held?.width), numberOf(held?.height)]
  if (!(data instanceof Uint8Array || data instanceof Uint8ClampedArray)) return undefined
  if (width < 1 || height < 1 || width * height > MOST_PIXELS) return undefined
  return { data, width, height }
}

function eachBit(
  data: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
  put: (pixel: number, bit: 0 | 1) => void,
): void {
  const row = (width + 7) >> 3
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      // A row that is cut short paints nothing.
      const byte = data[y * row + (x >> 3)] ?? 255
      put(y * width + x, ((byte >> (7 - (x & 7))) & 1) === 1 ? 1 : 0)
    }
}
