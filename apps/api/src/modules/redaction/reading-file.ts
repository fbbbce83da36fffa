/** A document as it was read: one file with its words and one for each picture. Marks count its words, so that it is never read anew under them. */
import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import type { Files } from '../../platform/files.ts'
import type { VisiblePage, VisiblePages } from '../../platform/visible-pages/pages.ts'

const Kept = z.object({
  notes: z.array(z.string()),
  pages: z.array(
    z.object({
      width: z.number(),
      height: z.number(),
      pictureSha256: z.string().nullable(),
      words: z.array(
        z.object({
          text: z.string(),
          x: z.number(),
          y: z.number(),
          width: z.number(),
          size: z.number(),
          angle: z.number(),
          isBold: z.boolean(),
          colour: z.string(),
        }),
      ),
    }),
  ),
})
/** The words of a reading, and by which hash the picture of each page is kept. */
export type KeptReading = z.infer<typeof Kept>

/** Keeps a reading and answers the hash that it is found by. */
export async function keepReading(files: Files, { pages, notes }: VisiblePages): Promise<string> {
  const kept: KeptReading = { notes, pages: [] }
  for (const { picture, ...page } of pages)
    kept.pages.push({ ...page, pictureSha256: picture === null ? null : await files.keep(picture) })
  return files.keep(gzipSync(JSON.stringify(kept), { level: 6 }))
}

/** Bytes of the words of a reading, unpacked: what no reading is larger than. */
const most = 300_000_000

/** The reading of that hash, without its pictures; undefined when it is not here. */
export async function findReading(files: Files, sha256: string): Promise<KeptReading | undefined> {
  const bytes = await files.find(sha256)
  if (bytes === undefined) return undefined
  return Kept.parse(JSON.parse(gunzipSync(bytes, { maxOutputLength: most }).toString('utf8')))
}

/** A page of it with its picture; undefined when the picture is not here. */
export async function pageWithPicture(
  files: Files,
  { pictureSha256, ...page }: KeptReading['pages'][number],
): Promise<VisiblePage | undefined> {
  if (pictureSha256 === null) return { ...page, picture: null }
  const picture = await files.find(pictureSha256)
  return picture === undefined ? undefined : { ...page, picture }
}
