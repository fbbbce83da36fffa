/** How much of a list is taken, and how long what was read of it is kept. */

/** Rows below the header (BM-1). */
export const MOST_LIST_ROWS = 5000
export const MOST_LIST_COLUMNS = 40
/** Characters of one cell; what is beyond them makes the row one that cannot be read (BM-3). */
export const MOST_CELL = 300
/** Bytes of the file as it is sent. */
export const MOST_LIST_BYTES = 5_000_000
/** Days for which the rows are kept after the file was sent; afterwards the ids and decisions are left (BM-8). */
export const LIST_KEPT_DAYS = 28
/** Matches that are kept of one part of a row, the best first. */
export const MOST_MATCHES = 5
