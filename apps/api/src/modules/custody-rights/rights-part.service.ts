/** Entries and people who come, in words: the part of the page that custody and voluntary attendance share. */
import type { AttendingLine, LastTimePerson, RightsLine } from '@mips/contracts/rights-replies'
import { attendingModes, attendingRoles, attendingSteps } from '@mips/domain/custody/attending'
import { languageLabel, noticeFor } from '@mips/domain/custody/notices/notice'
import { labelIn } from '@mips/domain/custody/offence-words'
import { rightsAnswers, rightsKindOf } from '@mips/domain/custody/rights-entries'
import { adultNeed, type RightsFacts } from '@mips/domain/custody/rights-record'
import { displayName } from '@mips/domain/nominal/display-name'
import type { Principal } from '../../platform/access/principal.ts'
import type { AttendingRow, RightsPartRow, RightsRow } from './custody-rights.rows.ts'
import { readRequests, utc, withUtc } from './rights-reading.service.ts'

const states = [
  { code: 'ASKED', label: 'Asked for, not told yet' },
  { code: 'TOLD', label: 'Told' },
  { code: 'EXPECTED', label: 'Expected' },
  { code: 'PRESENT', label: 'Here' },
  { code: 'LEFT', label: 'Left' },
  { code: 'ADVISED', label: 'Spoke by telephone or live link' },
  { code: 'DECLINED', label: 'Cannot come' },
  { code: 'WITHDRAWN', label: 'No longer wanted' },
]

const orNull = (at: string | undefined) => (at === undefined ? null : utc(at))

export function presentEntry(row: RightsRow, who: Principal): RightsLine {
  const { officerId, ...entry } = row
  const kind = rightsKindOf(row.kind)
  return {
    ...entry,
    label: kind?.label ?? row.kind,
    topic: kind?.topic ?? 'rights',
    answerLabel: row.answer === null ? null : labelIn(rightsAnswers, row.answer),
    languageLabel: row.language === null ? null : languageLabel(row.language),
    mayCorrect: officerId === who.userId && row.correctedById === null,
  }
}

export function presentRequest(row: AttendingRow, who: Principal, now: Date): AttendingLine {
  const { nominalId, person, steps, ...request } = row
  const [reading] = readRequests([row], now)
  if (reading === undefined) throw new Error('a request is read whole')
  return {
    ...request,
    requestedAt: utc(row.requestedAt),
    nominal: nominalId === null ? null : { id: nominalId, reference: person?.reference ?? null },
    name: person === null ? row.name : displayName(person),
    roleLabel: labelIn(attendingRoles, row.role),
    modeLabel: labelIn(attendingModes, row.mode),
    state: reading.state,
    stateLabel: labelIn(states, reading.state),
    contactedAt: orNull(reading.contactedAt),
    expectedAt: orNull(reading.expectedAt),
    arrivedAt: orNull(reading.arrivedAt),
    advisedAt: orNull(reading.advisedAt),
    leftAt: orNull(reading.leftAt),
    isPresent: reading.isPresent,
    isLive: reading.isLive,
    isWaiting: reading.isWaiting,
    isLate: reading.isLate,
    waitMinutes: reading.waitMinutes ?? null,
    steps: steps.map(({ officerId, ...step }) => ({
      ...step,
      label: labelIn(attendingSteps, step.kind),
      mayCorrect: officerId === who.userId && step.correctedById === null,
    })),
  }
}

/** The shared part of the page. */
export function presentPart(row: RightsPartRow, facts: RightsFacts, who: Principal, now: Date) {
  const entries = withUtc(row.entries)
  const need = adultNeed(entries, facts.age)
  const { known, lastTime } = row
  return {
    entries: entries.map((entry) => presentEntry(entry, who)),
    requests: row.requests.map((request) => presentRequest(request, who, now)),
    need: {
      isRequired: need.isRequired,
      isDecided: need.isDecided,
      reason: need.reason ?? null,
      reasonLabel: need.reason === undefined ? null : labelIn(rightsAnswers, need.reason),
      isVulnerable: need.isVulnerable,
    },
    known: {
      nationality: known?.nationality ?? null,
      language: known?.language ?? null,
      noticeLanguage: noticeFor(known?.language)?.code ?? null,
      interpreterNeeded: known?.interpreterNeeded ?? null,
      isUnidentified: known?.isUnidentified ?? false,
    },
    lastTime: {
      people: (lastTime?.people ?? []).map(({ person, personRecordId: _, ...before }): LastTimePerson => ({
        ...before,
        name: person === null ? before.name : displayName(person),
        roleLabel: labelIn(attendingRoles, before.role),
      })),
      language: !lastTime?.language
        ? null
        : { ...lastTime.language, label: languageLabel(lastTime.language.language) },
      adultNeed: !lastTime?.adultNeed
        ? null
        : { ...lastTime.adultNeed, label: labelIn(rightsAnswers, lastTime.adultNeed.answer) },
    },
  }
}
