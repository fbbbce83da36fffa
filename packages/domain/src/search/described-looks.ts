/** What is asked of somebody's looks, and how it is said back to who asked. */
import { codeLabel } from '../codes/lists.ts'
import type { AskedLooks, AskedMark } from '../nominal/description-features.ts'

export type Looks = Omit<AskedLooks, 'onDay' | 'methods' | 'methodWords'>
export type CodedField = 'build' | 'hairColour' | 'hairStyle' | 'facialHair' | 'eyeColour'

const coded: readonly (readonly [field: CodedField, list: Parameters<typeof codeLabel>[0], words: string])[] =
  [
    ['build', 'builds', 'build'],
    ['hairColour', 'hairColours', 'hair'],
    ['hairStyle', 'hairStyles', 'hair'],
    ['facialHair', 'facialHairs', 'facial hair'],
    ['eyeColour', 'eyeColours', 'eyes'],
  ]

/** Each thing that is asked, in words. */
export function wordsOfLooks(looks: Looks): string[] {
  const { sex, ageFrom, ageTo, heightFromCm, heightToCm, wearsGlasses, marks = [] } = looks
  return [
    ...(sex === undefined ? [] : [sex === 'M' ? 'a man or boy' : 'a woman or girl']),
    ...(ageFrom === undefined ? [] : [`aged ${ageFrom} to ${ageTo}`]),
    ...(heightFromCm === undefined ? [] : [`${heightFromCm} to ${heightToCm} cm`]),
    ...coded.flatMap(([field, list, words]) => {
      const said = (looks[field] ?? []).map((code) => codeLabel(list, code).toLowerCase())
      return said.length === 0 ? [] : [`${words}: ${said.join(' or ')}`]
    }),
    ...(wearsGlasses === undefined ? [] : [wearsGlasses ? 'glasses' : 'no glasses']),
    ...marks.map(wordsOfMark),
  ]
}

function wordsOfMark({ kind, site, side, words }: AskedMark): string {
  const what = kind === undefined ? 'mark' : codeLabel('markKinds', kind).toLowerCase()
  const sided = side === undefined ? '' : `${side.toLowerCase()} `
  const where = site === undefined ? '' : ` on ${sided}${codeLabel('bodySites', site).toLowerCase()}`
  return `${what}${where}${words === undefined ? '' : ` of “${words}”`}`
}
