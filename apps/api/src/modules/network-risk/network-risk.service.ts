/** Children at risk because of who is near them: the way to each is its reason, and says nothing that the reader may not see. */
import type { ChildAtRisk } from '@mips/contracts/network-risk'
import { linkRoleLabel } from '@mips/domain/codes/link-label'
import {
  bornAfter,
  kindsOf,
  knownBy,
  networkBounds,
  offenderKinds,
  rolesFromPeople,
  rolesToOthers,
  tiesNobody,
  type OffenderKind,
} from '@mips/domain/safeguarding/network-risk'
import { londonDay } from '@mips/domain/time/london-day'
import { MOST_NAMED } from '../../platform/audit/audit-log.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { listPeople } from '../nominal/nominal.listed.service.ts'
import { listChartNodes } from '../pole/chart.service.ts'
import { type Found, findNear, type Near } from './network-risk.repository.ts'

type Asked = { kind?: OffenderKind | undefined; area?: string | undefined; steps: '1' | '2' }

/** The nearest first; audited as a search with the ids of everybody on the list. */
export async function listChildren(ctx: Ctx, asked: Asked) {
  const today = londonDay(ctx.clock.now().toISOString())
  const found = await findNear(ctx.tx, {
    ...knownBy(today, asked.kind === undefined ? [] : [asked.kind]),
    bornAfter: bornAfter(today),
    steps: Number(asked.steps),
    area: asked.area ? asked.area.toUpperCase() : null,
    tiesNobody,
    rolesFromPeople,
    rolesToOthers,
    bounds: networkBounds,
  })
  const near = found.near.slice(0, networkBounds.lines)
  const children = await present(ctx, near, today)
  const ids = [...new Set(children.flatMap(({ child, way }) => [child.id, ...way.map(({ to }) => to.id)]))]
  Object.assign(ctx.audit, {
    terms: asked,
    resultIds: ids.slice(0, MOST_NAMED),
    resultCount: ids.length,
  })
  return {
    children,
    areas: [...new Set(children.flatMap(({ area }) => area ?? []))].toSorted(),
    bounds: boundsOf(found),
  }
}

const boundsOf = ({ near, isOffendersCut, isLinksCut }: Found): string[] => [
  `A record to which more than ${networkBounds.crowd} people are linked ties nobody to anybody (NR-3).`,
  ...(isOffendersCut
    ? [`More than ${networkBounds.offenders} offenders are known: not all of them were looked at (NR-4).`]
    : []),
  ...(isLinksCut
    ? [`Of some offenders only the newest ${networkBounds.linksEach} links were looked at (NR-4).`]
    : []),
  ...(near.length > networkBounds.lines
    ? [`Only the nearest ${networkBounds.lines} are shown: narrow by kind or area (NR-4).`]
    : []),
]

async function present(ctx: Ctx, near: readonly Near[], today: string): Promise<ChildAtRisk[]> {
  const nodes = new Map(
    (
      await listChartNodes(ctx, [
        ...new Set(
          near.flatMap(({ childId, offenderId, midId }) => [
            childId,
            offenderId,
            ...(midId === null ? [] : [midId]),
          ]),
        ),
      ])
    ).map(({ id, kind, reference, title }) => [id, { id, kind, reference, title }]),
  )
  const people = await listPeople(ctx, [...new Set(near.map(({ childId }) => childId))])
  return near.flatMap((one): ChildAtRisk[] => {
    const [child, offender] = [nodes.get(one.childId), nodes.get(one.offenderId)]
    const mid = one.midId === null ? null : nodes.get(one.midId)
    if (child === undefined || offender === undefined || mid === undefined) return []
    const toOffender = { roleLabel: linkRoleLabel(one.roleOfOffender ?? one.roleOfChild), to: offender }
    return [
      {
        child,
        ageYears: people.get(one.childId)?.ageYears ?? null,
        area: one.area,
        offender,
        kinds: kindsOf(one.codes, today).map((code) => ({
          code,
          label: offenderKinds.find((kind) => kind.code === code)?.label ?? code,
        })),
        way:
          mid === null ? [toOffender] : [{ roleLabel: linkRoleLabel(one.roleOfChild), to: mid }, toOffender],
        event:
          one.eventId === null || one.personRecordId === null
            ? null
            : { id: one.eventId, personRecordId: one.personRecordId },
      },
    ]
  })
}
