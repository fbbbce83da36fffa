/** Draws what a page paints besides its letters, once as it looks and once as a map of what lies on top. */
import sharp from 'sharp'
import { lightnessOf } from './contrast.ts'
import { type Matrix, stretchOf } from './matrix.ts'
import { PIXELS_TO_POINT } from './pages.ts'
import type { Clip, Pixels, Trace, TracedShape } from './trace-state.ts'

/** Four bytes a pixel, in rows from the top. */
export type Raster = { bytes: Buffer; width: number; height: number }

type Size = { width: number; height: number }

/** The page in its colours, on white. */
export const renderLook = async (trace: Trace, size: Size): Promise<Raster> =>
  render(trace, size, await Promise.all(trace.shapes.map((shape) => lookOf(shape))), '#ffffff')

/** The page with every shape in the colour of its number from 1; shapes that let through are not drawn. */
export const renderTop = async (trace: Trace, size: Size): Promise<Raster> =>
  render(trace, size, await Promise.all(trace.shapes.map((shape, index) => topOf(shape, index))), '#000000')

async function render(trace: Trace, size: Size, marks: readonly string[], paper: string): Promise<Raster> {
  const [width, height] = [size.width, size.height].map((points) =>
    Math.max(1, Math.round(points * PIXELS_TO_POINT)),
  )
  const body = marks
    .map((mark, index) => {
      const clip = trace.shapes[index]?.clip
      return clip === null || clip === undefined || mark === ''
        ? mark
        : `<g clip-path="url(#c${clip.number})">${mark}</g>`
    })
    .join('')
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" ` +
    `viewBox="0 0 ${size.width} ${size.height}" preserveAspectRatio="none"><defs>${trace.clips.map(clipOf).join('')}</defs>` +
    `<rect width="${size.width}" height="${size.height}" fill="${paper}"/>${body}</svg>`
  const { data, info } = await sharp(Buffer.from(svg), { unlimited: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { bytes: data, width: info.width, height: info.height }
}

const transformOf = (matrix: Matrix) => `matrix(${matrix.map((value) => value.toFixed(6)).join(' ')})`

function clipOf(clip: Clip): string {
  const outer = clip.outer === null ? '' : ` clip-path="url(#c${clip.outer.number})"`
  const rule = clip.outline.isEvenOdd ? 'evenodd' : 'nonzero'
  return `<clipPath id="c${clip.number}"${outer}><path d="${clip.path || 'M0 0'}" clip-rule="${rule}" transform="${transformOf(clip.matrix)}"/></clipPath>`
}

/** Grey stands for a pattern. */
const patternGrey = '#d9d9d9'

async function lookOf(shape: TracedShape): Promise<string> {
  if (shape.isMasked) return ''
  const blend = shape.blend === 'source-over' ? '' : ` style="mix-blend-mode:${safeBlend(shape.blend)}"`
  const opacity = ` opacity="${Math.min(1, Math.max(0, shape.alpha)).toFixed(3)}"`
  if (shape.pixels !== null) return `<g${opacity}${blend}>${await imageOf(shape, shape.pixels, false)}</g>`
  return `<g${opacity}${blend}>${pathOf(shape, shape.colour ?? patternGrey, '')}</g>`
}

const blends = new Set([
  'multiply',
  'screen',
  'overlay',
  'darken',
  'lighten',
  'color-dodge',
  'color-burn',
  'hard-light',
  'soft-light',
  'difference',
  'exclusion',
])
const safeBlend = (blend: string) => (blends.has(blend) ? blend : 'normal')

function pathOf(shape: TracedShape, colour: string, extra: string): string {
  const place = `d="${shape.path}" transform="${transformOf(shape.matrix)}"${extra}`
  if (shape.kind !== 'stroke')
    return `<path ${place} fill="${colour}" fill-rule="${shape.isEvenOdd ? 'evenodd' : 'nonzero'}"/>`
  const [across, down] = stretchOf(shape.matrix)
  // A line of no width is drawn as thin as can be seen.
  const width = Math.max(shape.lineWidth, 0.5 / Math.max(0.001, Math.min(across, down)))
  return `<path ${place} fill="none" stroke="${colour}" stroke-width="${width.toFixed(4)}"/>`
}

/** What lets more than this through covers nothing. */
const covering = 0.6

async function topOf(shape: TracedShape, index: number): Promise<string> {
  const colour = `#${(index + 1).toString(16).padStart(6, '0')}`
  if (shape.alpha < covering || letsThrough(shape)) return ''
  if (shape.pixels !== null) return imageOf(shape, flat(shape.pixels, colour), true)
  return pathOf(shape, colour, ' shape-rendering="crispEdges"')
}

/** A light colour that is multiplied, as a marker pen is, covers nothing; a dark one does. */
function letsThrough(shape: TracedShape): boolean {
  if (shape.blend !== 'multiply' && shape.blend !== 'darken') return false
  return shape.pixels === null && lightnessOf(shape.colour ?? patternGrey) > 0.3
}

function flat(pixels: Pixels, colour: string): Pixels {
  const bytes = Buffer.alloc(pixels.bytes.length)
  const paint = Buffer.from(`${colour.slice(1)}ff`, 'hex')
  for (let at = 0; at < bytes.length; at += 4) if ((pixels.bytes[at + 3] ?? 0) > 150) paint.copy(bytes, at)
  return { ...pixels, bytes }
}

/** Longest edge of a picture as it is put on a page, in pixels. */
const longestEdge = 2400

async function imageOf(shape: TracedShape, pixels: Pixels, isMap: boolean): Promise<string> {
  const { bytes, width, height } = pixels
  const share = Math.min(1, longestEdge / Math.max(width, height))
  const [across, down] = [width, height].map((edge) => Math.max(1, Math.round(edge * share)))
  const png = await sharp(bytes, { raw: { width, height, channels: 4 } })
    .resize(across, down, { kernel: isMap ? 'nearest' : 'lanczos3', fit: 'fill' })
    .png({ compressionLevel: 1 })
    .toBuffer()
  // Pictures stand on their heads in the measure of PDF.
  const [a, b, c, d, e, f] = shape.matrix
  const upright: Matrix = [a, b, -c, -d, e + c, f + d]
  const drawing = isMap ? ' image-rendering="optimizeSpeed"' : ''
  return `<image width="1" height="1" preserveAspectRatio="none"${drawing} transform="${transformOf(upright)}" xlink:href="data:image/png;base64,${png.toString('base64')}"/>`
}
