/** A series of crimes as officers see it, with what all of them share. */
import type { MapCrime, SeriesPage } from '@mips/contracts/investigation-replies'
import { codeLabel } from '@mips/domain/codes/lists'
import { labelIn } from '@mips/domain/custody/offence-words'
import { seriesBases, seriesStrengths, sharedMethods } from '@mips/domain/investigation/series'
import type { SeriesRow } from './investigation.rows.ts'

const method = (code: string) => ({ code, label: codeLabel('offendingMethods', code) })

function presentOnMap(row: SeriesRow['crime']): MapCrime {
  const { id, reference, title, hoCode, at, address, easting, northing, methods } = row
  return { id, reference, title, hoCode, at, address, easting, northing, methods: methods.map(method) }
}

export function presentSeries(row: SeriesRow): SeriesPage {
  const shared = sharedMethods(row.members)
  const [first] = row.members
  return {
    crime: presentOnMap(row.crime),
    version: row.version,
    placeId: row.placeId,
    series: first === undefined ? null : { id: first.seriesId, name: first.name },
    members: row.members.map((member) => ({
      ...presentOnMap(member),
      memberId: member.memberId,
      basis: { code: member.basis, label: labelIn(seriesBases, member.basis) },
      strength: { code: member.strength, label: labelIn(seriesStrengths, member.strength) },
      words: member.words,
      addedBy: member.addedBy,
      addedAt: member.addedAt,
    })),
    shared: { ofAll: shared.ofAll.map(method), ofSome: shared.ofSome.map(method) },
    alike: row.alike.map((one) => ({
      ...presentOnMap(one),
      shared: one.methods.filter((code) => row.crime.methods.includes(code)).map(method),
      metres: one.metres,
    })),
  }
}
