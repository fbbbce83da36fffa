/** The library that takes a PDF apart. It is loaded when the first file is read, not when the server starts. */
import './dom-matrix.ts'
import { createRequire } from 'node:module'
import path from 'node:path'
import { refuseBombs } from './bombs.ts'
import { MOST_PIXELS, UnreadableFile } from './pages.ts'

// Asked for after the name is there: in a built server, imports at the head of the file would come before it.
const { getDocument, OPS: orders } = await import('pdfjs-dist/legacy/build/pdf.mjs')

/** The numbers of the drawing orders. */
export const OPS = orders

const folder = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const part = (name: string) => `${path.join(folder, name)}${path.sep}`

/** Opens a PDF without running anything of it; one that asks for a password or is broken is refused. */
export async function openPdf(bytes: Buffer) {
  await refuseBombs(bytes)
  try {
    return await getDocument({
      data: new Uint8Array(bytes),
      verbosity: 0,
      isEvalSupported: false,
      enableXfa: false,
      disableFontFace: true,
      // The shapes of letters are asked for, so that letters without one are known.
      fontExtraProperties: false,
      useSystemFonts: false,
      useWorkerFetch: false,
      isOffscreenCanvasSupported: false,
      isImageDecoderSupported: false,
      maxImageSize: MOST_PIXELS,
      stopAtErrors: false,
      cMapUrl: part('cmaps'),
      cMapPacked: true,
      standardFontDataUrl: part('standard_fonts'),
      wasmUrl: part('wasm'),
      iccUrl: part('iccs'),
    }).promise
  } catch (cause) {
    // The library's types do not name its error of passwords.
    if (cause instanceof Error && cause.name === 'PasswordException')
      throw new UnreadableFile(
        'encrypted',
        'This PDF asks for a password. Save a copy without one, and add that.',
        cause,
      )
    throw new UnreadableFile('damaged', 'This PDF is damaged. Print it to a new PDF, and add that.', cause)
  }
}

export type Pdf = Awaited<ReturnType<typeof openPdf>>
export type PdfPage = Awaited<ReturnType<Pdf['getPage']>>
