import { BareLink } from './link.tsx'
import { pageMarks } from './pagination-pages.ts'

export type PaginationProps = {
  /** Counts from 1. */
  page: number
  pageCount: number
  hrefFor: (page: number) => string
  /** What is paged, such as "People found". */
  label: string
}

/** Links to the pages of a long list. */
export function Pagination({ page, pageCount, hrefFor, label }: PaginationProps) {
  if (pageCount < 2) return null
  return (
    <nav className="mips-pages" aria-label={`Pages: ${label}`}>
      {page > 1 ? (
        <BareLink className="mips-pages__link" href={hrefFor(page - 1)} rel="prev">
          Previous
        </BareLink>
      ) : null}
      <ol className="mips-pages__list">
        {pageMarks(page, pageCount).map((mark) =>
          mark.kind === 'gap' ? (
            <li key={`gap-${mark.after}`} aria-hidden="true" className="mips-pages__gap">
              …
            </li>
          ) : (
            <li key={mark.page}>
              <BareLink
                className="mips-pages__link"
                href={hrefFor(mark.page)}
                aria-current={mark.page === page ? 'page' : undefined}
                aria-label={`Page ${mark.page}`}
              >
                {mark.page}
              </BareLink>
            </li>
          ),
        )}
      </ol>
      {page < pageCount ? (
        <BareLink className="mips-pages__link" href={hrefFor(page + 1)} rel="next">
          Next
        </BareLink>
      ) : null}
    </nav>
  )
}
