/** What a reader may do about the ending of a stay, and what stands between the person and the door. */
import { allow, type Decision, deny, firstRefusal } from '@mips/domain/access/decision'
import type { Permission } from '@mips/domain/access/permissions'
import { decideMoveAs } from '@mips/domain/custody/custody-roles'
import { type CustodyState, isHeld } from '@mips/domain/custody/state'
import { holds, type Principal } from '../../platform/access/principal.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { actorOf, ageOf, custodyStateOf, isCustodyOfficer } from '../custody/custody.stay.service.ts'
import { supportOf } from '../custody-limits/custody-limits.service.ts'
import type { OutcomeView } from './custody-outcome.presenter.ts'
import { findDiary } from './custody-outcome.repository.ts'
import type { DiaryRow, OutcomeRow } from './custody-outcome.rows.ts'
import { doorOf, doorProblems } from './custody-outcome.service.ts'

/** Everything that the page shows besides the rows. */
export function viewOf(row: OutcomeRow, who: Principal, now: Date): OutcomeView {
  const state = custodyStateOf(row)
  const at = now.toISOString()
  const held = isHeld(state) ? allow() : deny('Nobody is held on this record.')
  const officer = isCustodyOfficer(row, who)
    ? allow()
    : deny('The custody officer of the suite decides this.')
  const may = (permission: Permission, ...decisions: Decision[]) =>
    holds(who, permission)
      ? { ...firstRefusal(...decisions) }
      : { allowed: false, reason: 'Your role does not do this.' }
  const move = (to: CustodyState) => decideMoveAs(state, to, actorOf(row, who))
  const within = (states: readonly CustodyState[]) =>
    states.includes(state) ? allow() : deny('The state of the record does not allow this now.')
  const detained = within(['DETAINED', 'AWAITING_CHARGE_DECISION'])
  return {
    now,
    isChild: ageOf(row, at).isChild,
    needsAppropriateAdult: supportOf(row, at).needsAppropriateAdult,
    door: doorOf(row, at),
    left: isHeld(state) ? doorProblems(row, { isTransfer: state === 'CHARGED_HELD', at }) : [],
    may: {
      charge: may(
        'custody.charge.record',
        within(['DETAINED', 'AWAITING_CHARGE_DECISION', 'CHARGED_HELD']),
        officer,
      ),
      sendForDecision: may('custody.charge.record', within(['DETAINED']), officer),
      backFromDecision: may('custody.charge.record', within(['AWAITING_CHARGE_DECISION']), officer),
      dispose: may('custody.charge.record', held, officer),
      bail: may('custody.charge.record', detained, officer),
      assess: may('custody.detainee.release', held, officer),
      letGo: may('custody.detainee.release', state === 'RELEASING' ? allow() : move('RELEASING'), officer),
      stopRelease: may('custody.detainee.release', within(['RELEASING']), officer),
      writeEscort: may('custody.log.add', held),
      handOver: may('custody.detainee.release', move('TRANSFERRED')),
      recordDeath: may('custody.loss.record', move('DIED')),
      recordEscape: may('custody.loss.record', move('ESCAPED')),
      endEscape: may('custody.loss.record', within(['ESCAPED'])),
      keepBail: may('custody.bail.keep'),
      print: may('custody.paper.give'),
    },
  }
}

const mostListed = 500

/** Who is on bail before charge or under investigation. */
export async function listDiary(ctx: Ctx, stationCode: string | undefined): Promise<DiaryRow[]> {
  const rows = await findDiary(ctx.tx, stationCode, mostListed)
  const ids = [...new Set(rows.map(({ recordId }) => recordId))]
  Object.assign(ctx.audit, { resultIds: ids.slice(0, 100), resultCount: ids.length })
  return rows
}
