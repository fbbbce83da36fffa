/** The calls of the last weeks that the desks of investigation work on: what, when, who came and what was recorded of it. */

export type CallName =
  | 'robbery'
  | 'burglary'
  | 'burglaryBefore'
  | 'domestic'
  | 'domesticBefore'
  | 'domesticOther'
  | 'domesticNow'
  | 'drugs'
  | 'hate'
  | 'theft'
  | 'damage'
  | 'knife'
  | 'nuisance'
  | 'nuisanceBefore'
  | 'nuisanceFirst'
  | 'missingChild'
  | 'missingAdult'

export type CallPlan = {
  name: CallName
  story: string
  hoursAgo: number
  /** Staff number of the officer who came. */
  officer: string
  summary: string
  /** Who was harmed or is missing; a couple brings its suspect and the children of its home. */
  who: 'adult' | 'child' | 'couple' | 'otherCouple' | 'thirdCouple' | 'neighbour' | 'nobody'
  suspect?: boolean
  /** The offence of an arrest, and how custody ended. */
  arrest?: { offence: string; disposal: string; words: string }
}

export const callPlans: readonly CallPlan[] = [
  {
    name: 'robbery',
    story: 'ROBBERY',
    hoursAgo: 97,
    officer: 'P1004',
    summary: 'Schoolchild threatened with a knife on the way home and made to hand over a phone and a coat.',
    who: 'child',
    suspect: true,
  },
  {
    name: 'burglary',
    story: 'BURGLARY',
    hoursAgo: 19,
    officer: 'P1003',
    summary: 'Rear window forced while the family was out; jewellery and a laptop gone.',
    who: 'adult',
  },
  {
    name: 'burglaryBefore',
    story: 'BURGLARY',
    hoursAgo: 122,
    officer: 'P1007',
    summary: 'Rear window forced in the afternoon; watches and cash gone, drawers searched tidily.',
    who: 'adult',
  },
  {
    name: 'domestic',
    story: 'DOMESTIC',
    hoursAgo: 33,
    officer: 'P1003',
    summary: 'Punched and held by the throat by her partner; the children were in the next room.',
    who: 'couple',
    arrest: {
      offence: 'OF61102',
      disposal: 'BAIL_PRE_CHARGE',
      words: 'Bailed before charge with conditions.',
    },
  },
  {
    name: 'domesticBefore',
    story: 'DOMESTIC',
    hoursAgo: 12 * 24,
    officer: 'P1005',
    summary: 'Shouting and things thrown; she says that he took her phone.',
    who: 'couple',
  },
  {
    name: 'domesticOther',
    story: 'DOMESTIC',
    hoursAgo: 52,
    officer: 'P1006',
    summary: 'Argument over money; a door was kicked, nobody hurt.',
    who: 'otherCouple',
  },
  {
    name: 'domesticNow',
    story: 'DOMESTIC',
    hoursAgo: 9,
    officer: 'P1004',
    summary: 'Forty messages in a day from her husband, who waits outside her work.',
    who: 'thirdCouple',
  },
  {
    name: 'drugs',
    story: 'DRUGS',
    hoursAgo: 71,
    officer: 'P1005',
    summary: 'Seen to deal from a parked car; ran when officers came and dropped a bag.',
    who: 'nobody',
    suspect: true,
    arrest: { offence: 'MD71210', disposal: 'RUI', words: 'Released under investigation.' },
  },
  {
    name: 'hate',
    story: 'PUBLIC_ORDER',
    hoursAgo: 31,
    officer: 'P1006',
    summary: 'Followed from the bus by a man who shouted racist abuse and threatened to hit her.',
    who: 'adult',
  },
  {
    name: 'theft',
    story: 'THEFT',
    hoursAgo: 11,
    officer: 'P1004',
    summary: 'Purse taken from a bag in a queue; her card was used within the hour.',
    who: 'adult',
  },
  {
    name: 'damage',
    story: 'CRIMINAL_DAMAGE',
    hoursAgo: 150,
    officer: 'P1007',
    summary: 'Car scratched along both sides overnight; no witness, no camera.',
    who: 'adult',
  },
  {
    name: 'knife',
    story: 'WEAPON',
    hoursAgo: 27,
    officer: 'P1004',
    summary: 'Youths seen to show a blade by the station; one was stopped and searched.',
    who: 'nobody',
    suspect: true,
    arrest: { offence: 'CJ88144', disposal: 'CHARGED_BAIL', words: 'Charged and bailed to court.' },
  },
  {
    name: 'nuisance',
    story: 'ASB',
    hoursAgo: 70,
    officer: 'P1007',
    summary: 'Music and shouting until four again; when she complained he kicked her door.',
    who: 'neighbour',
    suspect: true,
  },
  {
    name: 'nuisanceBefore',
    story: 'ASB',
    hoursAgo: 19 * 24,
    officer: 'P1006',
    summary: 'Music and shouting until four; bottles thrown into her garden.',
    who: 'neighbour',
    suspect: true,
  },
  {
    name: 'nuisanceFirst',
    story: 'ASB',
    hoursAgo: 41 * 24,
    officer: 'P1007',
    summary: 'Loud music from the flat above every weekend.',
    who: 'neighbour',
    suspect: true,
  },
  {
    name: 'missingChild',
    story: 'MISSING_PERSON',
    hoursAgo: 21,
    officer: 'P1005',
    summary: 'Did not come home from school and the phone is off; has been seen with older males.',
    who: 'child',
  },
  {
    name: 'missingAdult',
    story: 'MISSING_PERSON',
    hoursAgo: 44,
    officer: 'P1003',
    summary: 'Walked out after an argument and left his medication at home.',
    who: 'adult',
  },
]
