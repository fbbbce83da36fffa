/** How a request gets its context in the database: who asks, their roles and the lists that are open to them. */
import type { AuditVerb } from '@mips/contracts/contract'
import type { Principal } from '../access/principal.ts'
import { deviceOf, tokenHashOf } from '../auth/cookie.ts'
import type { PlainTx } from '../db/tx.ts'
import type { Story } from './story.ts'

/** What whoever broke the glass of a record may do with it. */
const readingActs: ReadonlySet<AuditVerb> = new Set(['consultation', 'search'])

/** Opens the context of the request for its session; undefined where there is no live one. */
export async function enter(story: Story, tx: PlainTx): Promise<Principal | undefined> {
  const { request, platform, mounted } = story
  const token = tokenHashOf(request, platform.config)
  if (token === undefined) return undefined
  const rows = await tx.$queryRawUnsafe<{ who: Principal | null }[]>(
    'SELECT mips.enter($1::bytea, $2::uuid, $3, $4, make_interval(mins => $5::int), $6::boolean) AS who',
    token,
    story.requestId,
    mounted.action,
    deviceOf(request) ?? null,
    platform.config.idleMinutes,
    readingActs.has(mounted.route.audit),
  )
  return rows[0]?.who ?? undefined
}
