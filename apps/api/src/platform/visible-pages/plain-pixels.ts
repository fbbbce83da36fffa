/** The pixels of a picture as they are seen: turned upright, cut to what shows, and nothing around them. */
import sharp from 'sharp'
import { MOST_PIXELS, UnreadableFile } from './pages.ts'

/** Shares of the edges that are cut off and not seen, from 0 to 1. */
export type Cut = { left: number; top: number; right: number; bottom: number }
export type PlainPixels = { png: Buffer; width: number; height: number }

const formats: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp', 'heif', 'tiff', 'gif'])
const longestEdge = 2400
/** What covers less than this of 255 is not seen; its colour is nobody's to know. */
const faintestCover = 24

/** A PNG of the seen pixels on white; of a moving picture or of several pages the first. */
export async function plainPixels(bytes: Buffer, cut?: Cut): Promise<PlainPixels> {
  try {
    const { width, height, format } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (!formats.has(format)) throw new UnreadableFile('unknown_kind', 'This kind of picture is not read.')
    if (width * height > MOST_PIXELS)
      throw new UnreadableFile('too_large', 'This picture has more pixels than are read.')
    return await remade(bytes, cut)
  } catch (cause) {
    if (cause instanceof UnreadableFile) throw cause
    throw new UnreadableFile(
      'damaged',
      'This picture is damaged. Open it, save it anew, and add that.',
      cause,
    )
  }
}

async function remade(bytes: Buffer, cut: Cut | undefined): Promise<PlainPixels> {
  const upright = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
    .autoOrient()
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  const { width, height } = upright.info
  for (let at = 3; at < upright.data.length; at += 4)
    if ((upright.data[at] ?? 0) < faintestCover) upright.data.fill(255, at - 3, at + 1)
  const left = Math.min(width - 1, Math.round(width * limited(cut?.left)))
  const top = Math.min(height - 1, Math.round(height * limited(cut?.top)))
  const { data, info } = await sharp(upright.data, { raw: { width, height, channels: 4 } })
    .extract({
      left,
      top,
      width: Math.max(1, width - left - Math.round(width * limited(cut?.right))),
      height: Math.max(1, height - top - Math.round(height * limited(cut?.bottom))),
    })
    .flatten({ background: '#ffffff' })
    .resize(longestEdge, longestEdge, { fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer({ resolveWithObject: true })
  return { png: data, width: info.width, height: info.height }
}

const limited = (share: number | undefined): number => Math.max(0, Math.min(1, share ?? 0))
