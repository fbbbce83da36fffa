export type PageMark = { kind: 'page'; page: number } | { kind: 'gap'; after: number }

/** First, last, and the neighbours of this page, with gaps between. Pages count from 1. */
export function pageMarks(page: number, pageCount: number): PageMark[] {
  const wanted = new Set([1, page - 1, page, page + 1, pageCount])
  const pages = [...wanted].filter((one) => one >= 1 && one <= pageCount).sort((a, b) => a - b)
  const marks: PageMark[] = []
  let last = 0
  for (const one of pages) {
    // A gap of one page is no shorter than the page itself.
    if (one - last === 2) marks.push({ kind: 'page', page: last + 1 })
    else if (one - last > 2) marks.push({ kind: 'gap', after: last })
    marks.push({ kind: 'page', page: one })
    last = one
  }
  return marks
}
