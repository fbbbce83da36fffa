/** Reads a file of any kind that is read, as pages of what is seen; everything else is refused. */
import { fileTypeFromBuffer } from 'file-type'
import { XmlProblem } from '../office/xml-tree.ts'
import { ZipProblem } from '../office/zip.ts'
import { MOST_BYTES, UnreadableFile, type VisiblePages } from './pages.ts'
import { readDocx } from './read-docx.ts'
import { readPicture, readText, textOf } from './read-plain.ts'
import { readXlsx } from './read-xlsx.ts'

const office = 'application/vnd.openxmlformats-officedocument'

/** What is read; the bytes decide, never the name. */
export async function readVisible(bytes: Buffer): Promise<VisiblePages> {
  if (bytes.length > MOST_BYTES) throw new UnreadableFile('too_large', 'This file is larger than 25 MB.')
  try {
    return await readerOf(bytes)
  } catch (cause) {
    if (cause instanceof ZipProblem) throw new UnreadableFile(cause.reason, wordsOfZip[cause.reason], cause)
    if (cause instanceof XmlProblem)
      throw new UnreadableFile('damaged', 'This file is damaged. Open it, save it anew, and add that.', cause)
    throw cause
  }
}

const wordsOfZip = {
  damaged: 'This file is damaged. Open it, save it anew, and add that.',
  encrypted: 'This file asks for a password. Save a copy without one, and add that.',
  too_large: 'This file holds far more than it looks. Save the part that is needed as PDF, and add that.',
}

async function readerOf(bytes: Buffer): Promise<VisiblePages> {
  if (bytes.subarray(0, 1024).includes('%PDF-')) return (await import('./read-pdf.ts')).readPdf(bytes)
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])))
    throw new UnreadableFile(
      'encrypted',
      'This is a file with a password or of an old kind (.doc, .xls). Save it as .docx, .xlsx or PDF without a password.',
    )
  const mime = (await fileTypeFromBuffer(bytes))?.mime
  if (mime === `${office}.wordprocessingml.document`) return readDocx(bytes)
  if (mime === `${office}.spreadsheetml.sheet`) return readXlsx(bytes)
  if (mime !== undefined && /^image\/(jpeg|png|webp|heic|avif|tiff)$/.test(mime)) return readPicture(bytes)
  const text = mime === undefined ? textOf(bytes) : undefined
  if (text !== undefined) return readText(text)
  throw new UnreadableFile(
    'unknown_kind',
    'Files of this kind are not read. Give a PDF, a Word or Excel file (.docx, .xlsx), text, CSV or a picture.',
  )
}
