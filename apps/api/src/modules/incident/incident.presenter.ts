/** The answers of the database for an incident and for the board, as their pages are told them. */
import type { IncidentLine, IncidentPage } from '@mips/contracts/incident'
import { linkRoleLabel } from '@mips/domain/codes/link-label'
import { markerRule } from '@mips/domain/codes/markers'
import { parsePhone } from '@mips/domain/identifiers/phone'
import { incidentClosureLabel, incidentTypeLabel, responseGradeLabel } from '@mips/domain/codes/incidents'
import { attendBy, gradeOrder, isClosed } from '@mips/domain/incident/incident-rules'
import {
  type PersonLinkRow,
  type PlaceRow,
  viewLinkedPeople,
  viewPlace,
  withRoleLabel,
} from '@mips/domain/pole/record-view'
import type { OfficerRef } from '@mips/contracts/common'
import { londonDay } from '@mips/domain/time/london-day'
import { holds, type Principal } from '../../platform/access/principal.ts'
import type { Clock } from '../../platform/clock.ts'
import type { BoardRow } from './incident-board.repository.ts'

type Officer = OfficerRef | null
type Told =
  | 'location'
  | 'knownAtLocation'
  | 'people'
  | 'objects'
  | 'caller'
  | 'may'
  | 'incidentTypeLabel'
  | 'gradeLabel'
  | 'closingCodeLabel'
  | 'attendBy'

export type IncidentAnswer = Omit<IncidentPage, Told> & {
  location: PlaceRow<Officer> | null
  knownAtLocation: PersonLinkRow<Officer>[]
  people: PersonLinkRow<Officer>[]
  objects: Omit<IncidentPage['objects'][number], 'roleLabel'>[]
  callerName: string | null
  callerPhone: string | null
  callerIsVictim: boolean | null
}

/** An incident whole, and what this reader may do. */
export function presentIncident(row: IncidentAnswer, who: Principal, tools: { clock: Clock }): IncidentPage {
  const day = londonDay(tools.clock.now().toISOString())
  return {
    ...row,
    incidentTypeLabel: incidentTypeLabel(row.incidentType),
    gradeLabel: responseGradeLabel(row.grade),
    closingCodeLabel: row.closingCode === null ? null : incidentClosureLabel(row.closingCode),
    attendBy: attendBy(row.grade, row.openedAt) ?? null,
    location: row.location === null ? null : viewPlace(row.location, day),
    knownAtLocation: viewLinkedPeople(row.knownAtLocation, day).filter((person) => person.endedAt === null),
    people: viewLinkedPeople(row.people, day),
    objects: withRoleLabel(row.objects),
    caller: { name: row.callerName, phone: shownPhone(row.callerPhone), isVictim: row.callerIsVictim },
    may: mayOf(row.status, who),
  }
}

const shownPhone = (stored: string | null) => {
  if (stored === null) return null
  const phone = parsePhone(stored)
  return phone.ok ? phone.display : stored
}

function mayOf(status: string, who: Principal): IncidentPage['may'] {
  const isLive = !isClosed(status)
  const canUpdate = holds(who, 'incident.event.update')
  return {
    update: canUpdate,
    addPerson: canUpdate && holds(who, 'nominal.person.search'),
    assign: isLive && holds(who, 'incident.event.assign'),
    close: isLive && holds(who, 'incident.event.close'),
    recordArrest: holds(who, 'arrest.event.record'),
    raiseReport: holds(who, 'safeguarding.report.raise'),
    seeHistory: holds(who, 'pole.history.read'),
  }
}

/** The lines of a board, the most urgent grade first and the longest open first within it. */
export function presentBoard(rows: readonly BoardRow[], byGrade: boolean): IncidentLine[] {
  const lines = rows.map((row) => ({
    ...row,
    incidentTypeLabel: incidentTypeLabel(row.incidentType),
    gradeLabel: responseGradeLabel(row.grade),
    openedAt: row.openedAt.toISOString(),
    arrivedAt: row.arrivedAt?.toISOString() ?? null,
    attendBy: attendBy(row.grade, row.openedAt.toISOString()) ?? null,
    worstMarker:
      row.worstMarker === null
        ? null
        : (markerRule('LOCATION', row.worstMarker)?.label ?? linkRoleLabel(row.worstMarker)),
  }))
  return byGrade ? lines.toSorted((a, b) => gradeOrder(a.grade) - gradeOrder(b.grade)) : lines
}
