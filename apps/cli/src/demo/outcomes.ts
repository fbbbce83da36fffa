/** How stays of the demonstration end for their offences: charges, bail with conditions, release under investigation, no further action. */
import { outcomeFor } from '@mips/domain/custody/outcome-codes'
import type { Disposal } from '@mips/domain/custody/disposals'
import { dayOf, minutesAfter, type Happening, type Making } from './model.ts'
import { createRandom, type Random } from './random.ts'

const dayMinutes = 24 * 60
/** Bail and investigations older than this have ended, so that the diary shows what is due and nothing forgotten. */
const liveDays = 28

const courts = ["Croydon Magistrates' Court", "Bromley Magistrates' Court", "Wimbledon Magistrates' Court"]
const replies = ['No reply.', 'I will see you in court.', 'It was an accident.', null] as const
const conditions = [
  { condition: 'NO_CONTACT', words: 'No contact with the victim, direct or indirect', protectsVictim: true },
  { condition: 'NOT_ENTER', words: 'Not to enter the street where the victim lives', protectsVictim: true },
  { condition: 'RESIDE', words: 'Live and sleep at the home address', protectsVictim: false },
  {
    condition: 'REPORT',
    words: 'Report to the front counter on Mondays and Fridays, 18:00 to 20:00',
    protectsVictim: false,
  },
] as const

/** Ends every stay for the offences that it arose from; `stream` names the chances that it draws from. */
export function giveEndings(
  making: Making,
  events: readonly Happening[],
  by: string,
  stream = 'outcomes',
): void {
  const random = createRandom(making.seed, stream)
  const arrests = new Map(events.filter(({ kind }) => kind === 'Arrest').map((arrest) => [arrest.id, arrest]))
  for (const stay of events.filter(({ kind }) => kind === 'CustodyRecord')) {
    const arrest = stay.links.map(({ to }) => arrests.get(to)).find((found) => found !== undefined)
    if (arrest !== undefined) giveEnding(making, random, { arrest, stay, by })
  }
}

/** Puts the ending of a stay on its arrest's offences and on the stay; a stay that goes on is charged and held. */
function giveEnding(
  making: Making,
  random: Random,
  { arrest, stay, by }: { arrest: Happening; stay: Happening; by: string },
): void {
  const { parts = [] } = stay
  stay.parts = parts
  const released = stay.own.released_at instanceof Date ? stay.own.released_at : undefined
  const charged = stay.log.find(({ kind }) => kind === 'CHARGE')?.at
  const disposal = released === undefined ? charged && 'CHARGED_CUSTODY' : String(stay.own.disposal)
  if (disposal === undefined || (released === undefined && charged === undefined)) return
  const at = charged ?? minutesAfter(released ?? making.now, -random.int(15, 50))
  const isCharged = disposal === 'CHARGED_BAIL' || disposal === 'CHARGED_CUSTODY'
  const chargeId = isCharged ? random.id(at) : null
  const courtAt = minutesAfter(
    new Date(at.getTime() - (at.getTime() % 86_400_000)),
    random.int(14, 28) * dayMinutes + 600,
  )
  if (chargeId !== null)
    parts.push({
      table: 'custody_charge',
      row: {
        id: chargeId,
        charged_at: at,
        charged_by: by,
        decision_maker: random.chance(0.7) ? 'CPS' : 'POLICE',
        caution_at: at,
        reply: random.pick(replies),
        is_notice_given: true,
        court: random.pick(courts),
        court_at: courtAt,
        is_bail_refused: disposal === 'CHARGED_CUSTODY',
        grounds_codes: disposal === 'CHARGED_CUSTODY' ? ['INTERFERE_JUSTICE'] : [],
        grounds_text: disposal === 'CHARGED_CUSTODY' ? 'Would interfere with a witness.' : null,
        told_in_presence: true,
        created_at: at,
      },
    })
  arrest.offences = arrest.offences.map((offence, index) => ({
    ...offence,
    end: {
      charge_id: chargeId,
      charge_no: chargeId === null ? null : index + 1,
      disposal,
      disposed_at: at,
      disposed_by: by,
      outcome_code: outcomeFor(disposal as Disposal) ?? (disposal === 'NFA_POLICE' ? '16' : null),
    },
  }))
  if (charged === undefined && chargeId !== null)
    stay.log.push({
      kind: 'CHARGE',
      at,
      text: 'Charged; notice of charge given.',
      author: by,
      role: 'CUSTODY_SERGEANT',
    })
  if (released === undefined || disposal === 'NFA_POLICE') return
  addBail(making, random, { arrest, stay, by, at, chargeId, courtAt, kind: bailKinds[disposal] })
}

const bailKinds: Record<string, 'PRE_CHARGE' | 'POST_CHARGE' | 'RUI' | undefined> = {
  CHARGED_BAIL: 'POST_CHARGE',
  BAIL_PRE_CHARGE: 'PRE_CHARGE',
  RUI: 'RUI',
}

const returnPlaces = { POST_CHARGE: courts[0], PRE_CHARGE: 'The custody suite', RUI: null }

type Bailing = {
  arrest: Happening
  stay: Happening
  by: string
  at: Date
  chargeId: string | null
  courtAt: Date
  kind: 'PRE_CHARGE' | 'POST_CHARGE' | 'RUI' | undefined
}

function addBail(making: Making, random: Random, bailing: Bailing): void {
  const { arrest, stay, by, at, chargeId, courtAt, kind } = bailing
  if (kind === undefined || stay.parts === undefined) return
  const id = random.id(at)
  const returnAt = kind === 'PRE_CHARGE' ? minutesAfter(at, 70 * dayMinutes) : courtAt
  stay.parts.push({
    table: 'custody_bail',
    row: {
      id,
      kind,
      granted_at: at,
      granted_by: by,
      granted_rank: 'PS',
      arrest_day: dayOf(arrest.at),
      return_at: kind === 'RUI' ? null : returnAt,
      return_place: returnPlaces[kind],
      necessity:
        kind === 'PRE_CHARGE' ? 'Telephone to be examined; the victim is to be protected meanwhile.' : null,
      proportionality: kind === 'PRE_CHARGE' ? 'No more conditions than the risk asks for.' : null,
      victims: 1,
      victim_views: kind === 'RUI' ? null : 'ASKED',
      victim_told_at: minutesAfter(at, 30),
      notice_served_at: kind === 'RUI' ? null : at,
      charge_id: chargeId,
      created_at: at,
    },
  })
  if (kind !== 'RUI')
    for (const { condition, words, protectsVictim } of [conditions[0], random.pick(conditions.slice(1))])
      stay.parts.push({
        table: 'custody_bail_condition',
        row: {
          id: random.id(at),
          bail_id: id,
          condition,
          words,
          purpose: protectsVictim ? 'So that witnesses are not interfered with' : 'So that they come back',
          protects_victim: protectsVictim,
          from_at: at,
        },
      })
  const endedAt = kind === 'POST_CHARGE' ? courtAt : minutesAfter(at, liveDays * dayMinutes)
  if (endedAt > making.now) return
  stay.parts.push({
    table: 'custody_bail_entry',
    row: {
      id: random.id(endedAt),
      bail_id: id,
      kind: 'ENDED',
      at: endedAt,
      officer_id: by,
      officer_rank: 'PS',
      reason:
        kind === 'POST_CHARGE'
          ? 'Went to court.'
          : 'No further action after all: the evidence does not reach the test.',
      details: JSON.stringify({}),
      created_at: endedAt,
    },
  })
}
