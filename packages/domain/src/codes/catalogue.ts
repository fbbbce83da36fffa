/** How far each coded list is tied to the national catalogue of police data standards (POLE, 44 entities). */
import { codeLists, type CodeListName } from './lists.ts'

/**
 * `mapped`: the official id of the attribute is known and was checked. `recalled`: entity and attribute are known from
 * recall [R] and their official ids are not. `not-yet-mapped`: nobody has tied the list to the catalogue.
 */
export type CatalogueTie = {
  status: 'mapped' | 'recalled' | 'not-yet-mapped'
  entity: string | null
  attribute: string | null
  /** The id in the catalogue; none is invented. */
  officialId: string | null
}

/** [R] The minimum fields of a person and of a part in an event, as recalled on 22 November 2026. */
const recalled: Partial<Record<CodeListName, { entity: string; attribute: string }>> = {
  sexes: { entity: 'Person', attribute: 'Sex' },
  selfDefinedEthnicities: { entity: 'Person', attribute: 'Ethnicity, self-defined' },
  observedEthnicities: { entity: 'Person', attribute: 'Ethnicity, observed' },
  eventRoles: { entity: 'Event', attribute: 'Role' },
}

/** How a list is tied to the catalogue. */
export function catalogueTie(list: CodeListName): CatalogueTie {
  const known = recalled[list]
  return known === undefined
    ? { status: 'not-yet-mapped', entity: null, attribute: null, officialId: null }
    : { status: 'recalled', ...known, officialId: null }
}

/** How many lists stand at each status. */
export function catalogueCounts(): Record<CatalogueTie['status'], number> {
  const counts = { mapped: 0, recalled: 0, 'not-yet-mapped': 0 }
  for (const name of Object.keys(codeLists) as CodeListName[]) counts[catalogueTie(name).status] += 1
  return counts
}

/**
 * Lists whose codes carry no rules of the program: a new version may add codes, which can be chosen at once. Elsewhere a
 * new code comes with a release, while words may change and codes may be retired.
 */
const open: readonly CodeListName[] = [
  'deviceTypes',
  'documentTypes',
  'forces',
  'observedEthnicities',
  'selfDefinedEthnicities',
  'weaponTypes',
]
export const isOpenList = (list: CodeListName): boolean => open.includes(list)
