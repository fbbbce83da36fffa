/** A piece of a text with the words that were searched for marked, as the database cuts it out. */

/** Signs that no keyboard types stand around a match on the way from the database. */
export const matchBegins = '\u0002'
export const matchEnds = '\u0003'

export type MarkedPart = { text: string; isMatch: boolean }

/** The parts in reading order; signs that do not pair are dropped. */
export function readMarked(marked: string): MarkedPart[] {
  return marked
    .split(matchBegins)
    .flatMap((piece, place) => {
      const end = place === 0 ? -1 : piece.indexOf(matchEnds)
      return end < 0
        ? [{ text: piece, isMatch: false }]
        : [
            { text: piece.slice(0, end), isMatch: true },
            { text: piece.slice(end + 1), isMatch: false },
          ]
    })
    .map((part) => ({ ...part, text: part.text.replaceAll(matchEnds, '') }))
    .filter((part) => part.text !== '')
}
