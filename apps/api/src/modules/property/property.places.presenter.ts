/** Places, their counts and the desk as officers see them. */
import type { PlaceLine, PlacePage, PropertyDesk } from '@mips/contracts/property-replies'
import { labelIn } from '@mips/domain/custody/offence-words'
import { alarmHarm, auditDue } from '@mips/domain/property/property-alarms'
import { disposalDecisions } from '@mips/domain/property/disposal'
import { propertyRulesOn } from '@mips/domain/property/property-rules-table'
import { placeLabel } from '@mips/domain/property/scan'
import { londonDay } from '@mips/domain/time/london-day'
import { holds, type Principal } from '../../platform/access/principal.ts'
import { presentAlarms, presentDue, presentLine } from './property.lines.reading.ts'
import { may } from './property.presenter.ts'
import type { DeskRow, PlaceInfo, PlacePageRow } from './property.rows.ts'

const noRole = 'Your role does not allow this.'

export function presentPlace(row: PlaceInfo, who: Principal, now: Date): PlaceLine {
  const at = now.toISOString()
  const counted = auditDue(
    {
      placeId: row.id,
      label: row.name,
      isSensitive: row.isSensitive,
      openedOn: row.openedOn,
      ...(row.lastCountedOn === null ? {} : { lastCountedOn: row.lastCountedOn }),
    },
    at,
    propertyRulesOn(londonDay(at)),
  )
  return {
    id: row.id,
    parentId: row.parentId,
    code: row.code,
    scan: placeLabel(row.code),
    label: row.label,
    name: row.name,
    isSelfService: row.isSelfService,
    isSensitive: row.isSensitive,
    keepers: row.keepers,
    isMine: row.isSelfService || row.allKeepers.includes(who.userId),
    items: row.items,
    closedOn: row.closedOn,
    version: row.version,
    countDue:
      row.closedOn !== null || row.isSelfService
        ? null
        : presentDue({ ...counted, harm: alarmHarm(row.isSensitive ? 'DRUG' : 'GENERAL', counted.what) }),
  }
}

export const presentPlacePage = (row: PlacePageRow, who: Principal, now: Date): PlacePage => ({
  place: presentPlace(row, who, now),
  contents: row.contents.map(presentLine),
  counts: row.counts.map(({ unknown, differences, ...count }) => ({
    ...count,
    differences: [
      ...differences.map(({ answer, exhibitId, exhibitRef }) => ({
        kind: answer,
        exhibitId,
        reference: exhibitRef,
      })),
      ...unknown.map((reference) => ({ kind: 'UNKNOWN', exhibitId: null, reference })),
    ],
  })),
  may: {
    count: may(holds(who, 'property.store.keep'), noRole),
    change: may(holds(who, 'property.store.keep'), noRole),
  },
})

export function presentDesk(
  desk: DeskRow,
  places: readonly PlaceInfo[],
  who: Principal,
  now: Date,
): PropertyDesk {
  const alarms = presentAlarms(desk.ringing, now)
  const isToStore = ({ alarm }: (typeof alarms)[number]) => alarm.what.startsWith('NOT_STORED')
  return {
    toSign: desk.toSign.map((row) => ({
      exhibit: presentLine(row),
      signId: row.signId,
      isSeizure: row.isSeizure,
      askedBy: row.askedBy,
      askedAt: row.askedAt,
    })),
    inHand: desk.inHand.map(presentLine),
    toStore: alarms.filter(isToStore),
    alarms: alarms.filter((line) => !isToStore(line)),
    toAuthorise: desk.toAuthorise.map((row) => ({
      ...row,
      what: row.kind === 'DISPOSAL' ? labelIn(disposalDecisions, row.what) : `Examination: ${row.what}`,
    })),
    places: places.filter(({ closedOn }) => closedOn === null).map((row) => presentPlace(row, who, now)),
    may: {
      keep: may(holds(who, 'property.store.keep'), noRole),
      authorise: may(holds(who, 'property.disposal.authorise'), noRole),
    },
  }
}
