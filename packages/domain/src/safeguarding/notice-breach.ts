/** What the arrest for a breach of a notice or an order carries in, and what a notice and an order say on paper (PN-5, PN-6). */
import type { ArrestPower } from '../custody/codes.ts'
import { formatLondon } from '../time/london-time.ts'
import type { NoticeKind } from './protection-notices.ts'

export interface BreachArrest {
  power: ArrestPower
  /** A code of the offence table; undefined where the table has none for it, and the officer chooses. */
  offence: { code: string; title: string } | undefined
  grounds: string
}

/**
 * PN-5: a notice is broken against ss.25 and 26 of the Crime and Security Act 2010 or s.26 of the Domestic Abuse Act 2021;
 * an order of the first is a contempt (s.28(9)), of the second an offence of its own (s.39), arrested for as any other.
 */
export function breachArrest(breach: {
  kind: NoticeKind
  isOrder: boolean
  reference: string
  happenedAt: string
  words: string
}): BreachArrest {
  const what = `${breach.isOrder ? 'Order' : 'Notice'} ${breach.reference} broken at ${formatLondon(breach.happenedAt)}: ${breach.words}`
  const grounds = what.slice(0, 4000)
  if (breach.kind === 'DVPN')
    return {
      power: 'CSA_2010',
      offence: breach.isOrder
        ? undefined
        : { code: 'CS10503', title: 'Breach a Domestic Violence Protection Notice' },
      grounds,
    }
  return breach.isOrder
    ? {
        power: 'S24',
        offence: { code: 'DA21001', title: 'Breach of domestic abuse protection order' },
        grounds,
      }
    : {
        power: 'DAA_S26',
        offence: { code: 'DA21503', title: 'Arrested for Breach of Domestic Abuse Protection Notice' },
        grounds,
      }
}

export const noticePapers = [
  { code: 'NOTICE', label: 'Protection notice' },
  { code: 'ORDER', label: 'Protection order' },
] as const
export type NoticePaper = (typeof noticePapers)[number]['code']

/** PN-6: what a paper must tell the person beside its conditions; recalled from the acts, the force sets its own words. */
export function paperStatements(paper: NoticePaper, kind: NoticeKind): readonly string[] {
  const act = kind === 'DVPN' ? 'Crime and Security Act 2010' : 'Domestic Abuse Act 2021'
  if (paper === 'ORDER')
    return [
      kind === 'DVPN'
        ? `A constable who has reasonable grounds to believe that you break this order may arrest you without a warrant (${act} s.28). The court may fine or commit you.`
        : `To break this order without reasonable excuse is an offence for which you may be imprisoned (${act} s.39).`,
    ]
  return [
    `A constable who has reasonable grounds to believe that you break this notice may arrest you without a warrant (${act} ${kind === 'DVPN' ? 's.25' : 's.26'}). You are then held until a court hears it.`,
    'A magistrates’ court hears an application for an order within 48 hours of the service of this notice, Sundays and bank holidays not counted; you are told when and where.',
    'This notice stays in force until the court has decided on that application.',
    'The court may make an order with these conditions or others.',
  ]
}

/** PN-6: whether there is anything to print: a notice once it is given, an order once the court made it. */
export const isPaperReady = (
  paper: NoticePaper,
  notice: { decidedAt: string | null; state: string; orderOn: string | null },
): boolean =>
  paper === 'ORDER' ? notice.orderOn !== null : notice.decidedAt !== null && notice.state !== 'REFUSED'
