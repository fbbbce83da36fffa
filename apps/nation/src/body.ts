/** One body of the nation (a court, a prosecuting service): takes each message once by its number, answers by its mailbox, and refuses by codes. */
import { createHash, randomUUID } from 'node:crypto'
import type { Faults } from './faults.ts'
import type { Journal, Posted, Taken } from './journal.ts'
import { problemsOf } from './problems.ts'
import { decisionOn } from './prosecutor.ts'

export type Envelope = {
  id: string
  force: string
  kind: string
  reference: string | null
  line: string
  place: number
  digest: string
  content: Record<string, unknown>
}

/** What is answered to a message that is handed over. */
export type Verdict = { status: number; body: Record<string, unknown> }

export type Counts = {
  handed: number
  taken: number
  again: number
  refused: number
  clashes: number
  /** Messages of one line whose predecessor had not been taken: there may be gaps where one was set aside. */
  outOfOrder: number
}

export type Body = {
  take(envelope: Envelope): Verdict
  mailbox(most: number): Posted[]
  confirm(ids: readonly string[]): void
  taken(): readonly Taken[]
  counts(): Counts
  setFaults(faults: Faults): void
  faults(): Faults
}

/** Opens a body on its journal: what it took and posted before is there again. */
export function openBody(options: {
  journal: Journal
  faults: Faults
  draw: () => number
  now: () => number
}): Body {
  const { journal, draw, now } = options
  let { faults } = options
  const taken = new Map<string, Taken>()
  const refused = new Set<string>()
  let posted: Posted[] = []
  const lastPlace = new Map<string, number>()
  /** The line of each new case, by the number of the prosecution. */
  const cases = new Map<string, string>()
  const counts: Counts = { handed: 0, taken: 0, again: 0, refused: 0, clashes: 0, outOfOrder: 0 }

  const remember = (one: Taken) => {
    taken.set(one.id, one)
    const last = lastPlace.get(one.line) ?? 0
    if (one.place < last) counts.outOfOrder += 1
    lastPlace.set(one.line, Math.max(last, one.place))
    if (one.kind === 'NEW_CASE' && one.reference !== null) cases.set(one.reference, one.line)
    counts.taken += 1
  }
  for (const entry of journal.read()) {
    if (entry.what === 'taken') remember(entry.taken)
    if (entry.what === 'refused') refused.add(entry.id)
    if (entry.what === 'posted') posted.push(entry.posted)
    if (entry.what === 'confirmed') posted = posted.filter(({ id }) => !entry.ids.includes(id))
  }

  const post = (answer: Omit<Posted, 'id' | 'from'>) => {
    const one = { ...answer, id: randomUUID(), from: now() + Math.round(draw() * faults.mailDelayMs) }
    journal.write({ what: 'posted', posted: one })
    posted.push(one)
  }
  const acknowledge = (about: string) => {
    if (draw() < faults.acknowledgeNever) return
    post({ kind: 'ACKNOWLEDGED', about })
    if (draw() < faults.acknowledgeTwice) post({ kind: 'ACKNOWLEDGED', about })
  }
  const refuse = (id: string, codes: readonly string[], isLater: boolean): Verdict => {
    counts.refused += 1
    if (!refused.has(id)) journal.write({ what: 'refused', id })
    refused.add(id)
    if (!isLater) return { status: 422, body: { codes } }
    post({ kind: 'REFUSED', about: id, codes })
    return { status: 202, body: { state: 'TAKEN' } }
  }

  return {
    take(envelope) {
      counts.handed += 1
      const digest = digestOf(envelope)
      const known = taken.get(envelope.id)
      if (known !== undefined && known.digest !== digest) {
        counts.clashes += 1
        return { status: 409, body: { state: 'CLASH' } }
      }
      if (known !== undefined) {
        counts.again += 1
        acknowledge(envelope.id)
        return { status: 200, body: { state: 'AGAIN' } }
      }
      const problems = problemsOf(envelope, {
        wasRefused: refused.has(envelope.id),
        cases,
        today: londonDay.format(now()),
      })
      if (problems.length > 0) return refuse(envelope.id, problems, false)
      const luck = refused.has(envelope.id) ? 1 : draw()
      if (luck < faults.refuseNow) return refuse(envelope.id, [anyCode(draw())], false)
      if (luck < faults.refuseNow + faults.refuseLater) return refuse(envelope.id, [anyCode(draw())], true)
      const { id, line, place, kind, reference } = envelope
      const one = { id, digest, line, place, kind, reference, at: new Date(now()).toISOString() }
      journal.write({ what: 'taken', taken: one })
      remember(one)
      acknowledge(id)
      const decision =
        kind === 'CASE_FILE' ? decisionOn(envelope.content, londonDay.format(now())) : undefined
      if (decision !== undefined) post({ kind: 'DECISION', about: id, decision })
      return { status: 202, body: { state: 'TAKEN' } }
    },
    mailbox: (most) => {
      const due = posted.filter(({ from }) => from <= now()).slice(0, most)
      return draw() < faults.mailRepeat ? [...due, ...due.slice(0, 3)] : due
    },
    confirm: (ids) => {
      // It forgets, now and then, that it was told: what was confirmed is given once more.
      if (draw() < faults.mailRepeat) return
      journal.write({ what: 'confirmed', ids })
      const gone = new Set(ids)
      posted = posted.filter(({ id }) => !gone.has(id))
    },
    taken: () => [...taken.values()],
    counts: () => ({ ...counts }),
    setFaults: (next) => {
      faults = next
    },
    faults: () => faults,
  }
}

/** The day of an instant as YYYY-MM-DD. */
const londonDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' })

/** What is the same at every attempt. */
const digestOf = ({ kind, reference, line, place, digest, content }: Envelope): string =>
  createHash('sha256')
    .update(JSON.stringify([kind, reference, line, place, digest, content]))
    .digest('hex')

const codes = [
  'OFFENCE_OUT_OF_TIME',
  'DATE_OF_HEARING_IN_THE_PAST',
  'BAIL_CONDITIONS_REQUIRED',
  'INVALID_PNC_ID',
  'CASE_MARKER_IS_INVALID',
] as const
const anyCode = (luck: number): string => codes[Math.floor(luck * codes.length)] ?? codes[0]
