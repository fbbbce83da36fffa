/** Turns a drawing into a photograph file, for demonstration data that may show nobody real. */
import sharp from 'sharp'

/** The SVG as WebP, as photographs are kept for viewing. */
export const renderDrawing = (svg: string): Promise<Buffer> =>
  sharp(Buffer.from(svg)).webp({ quality: 80 }).toBuffer()
