/** How an incident closes, as the page of its closing is told it, with what is known carried in. */
import type { ClosingLine, ClosingPage } from '@mips/contracts/incident-closing'
import { incidentClosures } from '@mips/domain/codes/incidents'
import { labelIn } from '@mips/domain/custody/offence-words'
import { isClosed } from '@mips/domain/incident/incident-rules'
import { nsirCategories, nsirOpening, nsirQualifiers } from '@mips/domain/investigation/incident-crime'
import { holds, type Principal } from '../../platform/access/principal.ts'
import { type ClosingFacts, problemsOf, suggestedCodes } from './incident-closing.reading.ts'
import type { ClosingRow } from './incident-closing.rows.ts'

type Codes = readonly { code: string; label: string }[]
const coded = (list: Codes, code: string) => ({ code, label: labelIn(list, code) })
const may = (allowed: boolean, reason: string) => (allowed ? { allowed } : { allowed, reason })

export function presentClosing(page: ClosingFacts & { closings: ClosingRow[] }, who: Principal): ClosingPage {
  const { id, reference, version, marking, title, status, incidentType, closedAt, closingCode } =
    page.incident
  const closed = isClosed(status)
  const opening = nsirOpening(incidentType)
  const suggested = suggestedCodes(page)
  const allowed = holds(who, 'incident.event.close')
  const role = 'Your role does not close incidents.'
  return {
    incident: {
      id,
      reference,
      version,
      marking,
      title,
      isClosed: closed,
      closedAt: closedAt?.toISOString() ?? null,
      closingCodeLabel: closingCode === null ? null : labelIn(incidentClosures, closingCode),
    },
    opening: opening === undefined ? null : coded(nsirCategories, opening),
    suggested,
    owed: closed
      ? []
      : problemsOf(page, { ...suggested, disposal: 'ADVICE' })
          .filter(({ severity }) => severity === 'BLOCK')
          .map(({ rule, severity, message, field }) => ({ rule, severity, message, field: field ?? null })),
    closings: page.closings.map(presentLine),
    may: {
      close: may(allowed && !closed, closed ? 'This incident is closed already.' : role),
      reopen: may(allowed && closed, closed ? role : 'This incident is open.'),
    },
  }
}

function presentLine({ disposal, closingCodes, qualifiers, openingCode, ...row }: ClosingRow): ClosingLine {
  return {
    ...row,
    disposal: coded(incidentClosures, disposal),
    closingCodes: closingCodes.map((code) => coded(nsirCategories, code)),
    qualifiers: qualifiers.map((code) => coded(nsirQualifiers, code)),
    opening: openingCode === null ? null : coded(nsirCategories, openingCode),
  }
}
