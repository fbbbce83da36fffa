/** Sixty drawn faces that are nobody's, rendered once and kept by their hash. */
import { renderDrawing } from '@mips/api/src/platform/drawing.ts'
import { createFiles } from '@mips/api/src/platform/files.ts'
import path from 'node:path'
import { createRandom } from './random.ts'
import type { StoredFace } from './rows.ts'

const WIDTH = 300
const HEIGHT = 375
export const FACES = 60

/** Draws the faces and stores them under `<data folder>/files`. */
export async function storeFaces(dataDir: string, seed: number): Promise<StoredFace[]> {
  const files = createFiles(path.join(dataDir, 'files'))
  return Promise.all(
    Array.from({ length: FACES }, async (_, index) => {
      const bytes = await renderDrawing(faceSvg(seed, index))
      return { sha256: await files.keep(bytes), bytes: bytes.length, width: WIDTH, height: HEIGHT }
    }),
  )
}

const skins = [
  '#f2d3bd',
  '#e8c0a0',
  '#d9a77f',
  '#c68a5e',
  '#a56b43',
  '#8a5433',
  '#6b3f26',
  '#4f2d1b',
] as const
const hairs = ['#2a1d16', '#161312', '#4a3020', '#7a5230', '#b98a4b', '#8d8d8d', '#3b2a3f'] as const
const tops = ['#3d5a73', '#55606b', '#6b4f4f', '#4f6b55', '#2f3b4a', '#77664f'] as const

/** A head, hair, eyes, nose and mouth; simple enough that nobody can be seen in it. */
export function faceSvg(seed: number, index: number): string {
  const random = createRandom(seed, `face ${index}`)
  const [skin, hair, top] = [random.pick(skins), random.pick(hairs), random.pick(tops)]
  const [rx, ry] = [random.int(66, 82), random.int(86, 102)]
  const [eye, brow, mouth] = [random.int(24, 34), random.int(-6, 6), random.int(-8, 10)]
  const cap = [
    `<path d="M${150 - rx - 4} 178 C ${150 - rx - 10} 60 ${150 + rx + 10} 60 ${150 + rx + 4} 178 C ${150 + rx - 20} 122 ${150 - rx + 20} 122 ${150 - rx - 4} 178Z" fill="${hair}"/>`,
    `<path d="M${150 - rx} 170 C ${150 - rx} 76 ${150 + rx} 76 ${150 + rx} 170 C 190 104 110 104 ${150 - rx} 170Z" fill="${hair}"/>`,
    `<path d="M${150 - rx - 12} 290 C ${150 - rx - 30} 50 ${150 + rx + 30} 50 ${150 + rx + 12} 290 L ${150 + rx - 14} 290 C ${150 + rx - 2} 120 ${150 - rx + 2} 120 ${150 - rx + 14} 290Z" fill="${hair}"/>`,
    '',
  ][index % 4]
  const beard = random.chance(0.3)
    ? `<path d="M${150 - rx + 8} 220 Q150 ${210 + ry} ${150 + rx - 8} 220 Q150 ${180 + ry} ${150 - rx + 8} 220Z" fill="${hair}" opacity="0.75"/>`
    : ''
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
<rect width="300" height="375" fill="#c9d0d6"/><path d="M20 375 Q40 292 150 286 Q260 292 280 375Z" fill="${top}"/><rect x="124" y="240" width="52" height="60" fill="${skin}"/>
<ellipse cx="150" cy="190" rx="${rx}" ry="${ry}" fill="${skin}"/>${cap}${beard}
<g fill="#fff"><ellipse cx="${150 - eye}" cy="182" rx="12" ry="7"/><ellipse cx="${150 + eye}" cy="182" rx="12" ry="7"/></g><g fill="#2b2320"><circle cx="${150 - eye}" cy="182" r="5"/><circle cx="${150 + eye}" cy="182" r="5"/></g>
<g stroke="${hair}" stroke-width="5" stroke-linecap="round"><path d="M${136 - eye} ${166 - brow / 2} L${164 - eye} ${166 + brow / 2}"/><path d="M${136 + eye} ${166 + brow / 2} L${164 + eye} ${166 - brow / 2}"/></g>
<path d="M150 186 l-8 34 h14" fill="none" stroke="#00000055" stroke-width="3"/><path d="M122 ${248 - mouth / 2} Q150 ${252 + mouth} 178 ${248 - mouth / 2}" fill="none" stroke="#7a3b35" stroke-width="5" stroke-linecap="round"/>
<text x="150" y="366" font-family="sans-serif" font-size="13" fill="#ffffffcc" text-anchor="middle">DRAWN - NOT A REAL PERSON</text></svg>`
}
