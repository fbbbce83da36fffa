/** 200 planted files: no secret that a reader does not see, or that was taken out, can be found in any file that goes out. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { burnPdf, type Heading } from './burn-pdf.ts'
import { findSecret } from './finder.testing.ts'
import type { VisiblePages } from './pages.ts'
import type { Poison } from './poison.testing.ts'
import {
  docxOf,
  docxWays,
  poisonedDocx,
  poisonedXlsx,
  takenDocx,
  takenXlsx,
  xlsxWays,
} from './poison-office.testing.ts'
import {
  amendedPdf,
  pdfOf,
  pdfWays,
  poisonedPdf,
  show,
  takenPdf,
  takenPicturePdf,
} from './poison-pdf.testing.ts'
import {
  halfSecretPng,
  pictureWays,
  poisonedPicture,
  poisonedText,
  takenPicture,
  takenText,
} from './poison-plain.testing.ts'
import { type Chance, chanceOf } from './random.testing.ts'
import { readVisible } from './read-visible.ts'
import type { TakenOut } from './take-out.ts'

const count = 200
const seed = Number(process.env['MIPS_POISON_SEED'] ?? Math.floor(Math.random() * 1e9))

const heading: Heading = {
  title: 'Redacted document',
  marking: 'OFFICIAL',
  reference: 'R-1',
  madeAt: new Date('2026-11-23T12:00:00Z'),
  madeAtWords: '23 November 2026 12:00',
}

async function makersOf(chance: Chance): Promise<(() => Poison | Promise<Poison>)[]> {
  const png = await halfSecretPng()
  return [
    ...Object.keys(pdfWays).map((way) => () => poisonedPdf(way, chance)),
    ...Object.keys(docxWays).map((way) => () => poisonedDocx(way, chance, png)),
    ...Object.keys(xlsxWays).map((way) => () => poisonedXlsx(way, chance)),
    ...Object.keys(pictureWays).map((way) => () => poisonedPicture(way, chance)),
    ...[
      amendedPdf,
      takenPdf,
      takenPicturePdf,
      takenDocx,
      takenXlsx,
      takenPicture,
      poisonedText,
      takenText,
    ].flatMap((make) => [() => make(chance), () => make(chance), () => make(chance)]),
  ]
}

/** What the officer takes out: every word that has the secret, and the areas. */
function takenOf({ pages }: VisiblePages, poison: Poison): Map<number, TakenOut> {
  return new Map(
    pages.map((page, index) => {
      const words = page.words.flatMap(({ text }, word) =>
        poison.isTaken === true && text.includes(poison.secret) ? [word] : [],
      )
      return [index, { words: new Set(words), areas: index === 0 ? (poison.areas ?? []) : [] }]
    }),
  )
}

const redact = async (poison: Poison): Promise<{ out: Buffer; words: string; gone: number }> => {
  const read = await readVisible(poison.bytes)
  const taken = takenOf(read, poison)
  const gone = [...taken.values()].reduce((sum, { words }) => sum + words.size, 0)
  const out = await burnPdf(read.pages, taken, heading)
  return { out, words: read.pages.flatMap(({ words }) => words.map(({ text }) => text)).join(' '), gone }
}

describe('Redaction of planted files', () => {
  it(
    `finds no planted secret in the output of ${count} files, and every one in what came in`,
    { timeout: 300_000 },
    async () => {
      const chance = chanceOf(seed)
      const makers = await makersOf(chance)
      const [leaks, lost, blind]: [string[], string[], string[]] = [[], [], []]
      const kinds = new Set<string>()
      for (let number = 0; number < count; number += 1) {
        const poison = await (makers[number % makers.length] ?? makers[0])?.()
        if (poison === undefined) throw new Error('Nothing was made')
        kinds.add(poison.kind)
        if ((await findSecret(poison.bytes, poison.secret)).length === 0) blind.push(poison.kind)
        const { out, words, gone } = await redact(poison)
        const found = await findSecret(out, poison.secret)
        if (found.length > 0) leaks.push(`${poison.kind}: ${found.join(', ')}`)
        for (const word of poison.seen)
          if (!words.includes(word) || (await findSecret(out, word)).length === 0)
            lost.push(`${poison.kind}: ${word}`)
        if (poison.isTaken === true && gone === 0) lost.push(`${poison.kind}: nothing was taken out`)
      }
      console.info(
        `poison: seed ${seed}, ${count} files of ${kinds.size} kinds, ${leaks.length} secrets found, ${lost.length} seen words lost`,
      )
      expect({ leaks, lost, blind }).toEqual({ leaks: [], lost: [], blind: [] })
    },
  )

  it('would find a secret that is let through: as a word that is seen, as bytes, packed, and as a picture', async () => {
    const secret = 'QZXVKWPLMNTRSD'
    const seen: Poison = {
      kind: 'seen',
      bytes: pdfOf({ content: show(secret, 60, 200) }, true),
      secret,
      seen: [],
    }
    expect(await findSecret((await redact(seen)).out, secret)).not.toEqual([])
    const { out } = await redact({
      ...seen,
      bytes: docxOf({ body: `<w:p><w:r><w:t>${secret}</w:t></w:r></w:p>` }),
    })
    expect(await findSecret(out, secret)).not.toEqual([])
    const whole = await redact({ kind: 'picture', bytes: await halfSecretPng(), secret, seen: [] })
    expect(await findSecret(whole.out, secret)).toContain('pixels')
    const copied = Buffer.concat([whole.out, pdfOf({ content: `% ${secret}` }, true)])
    expect(await findSecret(copied, secret)).not.toEqual([])
  })

  it('leaves names of unlike length behind bars of one length, and what follows in one place', async () => {
    const prints = await Promise.all(
      ['JKLMNPQR', 'MNPQRS', 'KLMNPQRST'].map(async (secret) => {
        const bytes = pdfOf({ content: show(`before ${secret} after the name`, 40, 300) }, true)
        const { out } = await redact({ kind: 'seen', bytes, secret, seen: [], isTaken: true })
        return createHash('sha256')
          .update(await textPlaces(out))
          .digest('hex')
      }),
    )
    expect(new Set(prints).size).toBe(1)
  })
})

async function textPlaces(file: Buffer): Promise<string> {
  const again = await readVisible(file)
  return JSON.stringify(again.pages.map(({ words }) => words))
}
