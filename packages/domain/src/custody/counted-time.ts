/** Time that counts: real elapsed time less the periods that the law leaves out. All in milliseconds. */

export interface Span {
  from: number
  to: number
}

/** Spans in order, the overlapping ones joined, so that no minute is left out twice. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else if (span.to > span.from) joined.push({ ...span })
  }
  return joined
}

/** What is left of the spans after the holes are cut out: hospital less the questioning inside it (s.41(6)). */
export function cutSpans(spans: readonly Span[], holes: readonly Span[]): Span[] {
  return joinSpans(holes).reduce(
    (left, hole) =>
      left.flatMap((span) =>
        [
          { from: span.from, to: Math.min(span.to, hole.from) },
          { from: Math.max(span.from, hole.to), to: span.to },
        ].filter((piece) => piece.to > piece.from),
      ),
    joinSpans(spans),
  )
}

/** Counted time between two instants; nothing when the second is not later. */
export function countedBetween(from: number, to: number, excluded: readonly Span[]): number {
  const left = joinSpans(excluded).reduce(
    (total, span) => total + Math.max(0, Math.min(to, span.to) - Math.max(from, span.from)),
    0,
  )
  return Math.max(0, to - from - left)
}

/** The first instant at which so much counted time has passed since `from`. */
export function addCounted(from: number, amount: number, excluded: readonly Span[]): number {
  return joinSpans(excluded).reduce((end, span) => {
    if (span.to <= from || span.from >= end) return end
    return end + span.to - Math.max(span.from, from)
  }, from + amount)
}
