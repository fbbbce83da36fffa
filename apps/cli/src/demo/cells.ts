/** Who is in the cells while the demonstration is opened, and what befell each of them. */
import { review, reviewAll } from './custody.ts'
import { minutesAfter, type Happening, type LogLine } from './model.ts'
import type { Random } from './random.ts'

export type Cell = {
  story: string
  offences: readonly string[]
  hoursAgo: number
  authorisedAfter: number | null
  cell: string
  risk: string
  observation: string
  isChild?: boolean
  then?: (stay: Happening, random: Random) => void
}

/** Six detainees: just arrived, fresh, review due soon, review overdue, near 24 hours, at hospital; and one charged. */
export const cells = (now: Date, inspector: string, sergeant: string): readonly Cell[] => [
  {
    story: 'THEFT',
    offences: ['TH68010'],
    hoursAgo: 0.4,
    authorisedAfter: null,
    cell: 'Holding',
    risk: 'STANDARD',
    observation: '1',
  },
  {
    story: 'ROBBERY',
    offences: ['TH68023', 'CJ88144'],
    hoursAgo: 2.2,
    authorisedAfter: 18,
    cell: 'M4',
    risk: 'MEDIUM',
    observation: '2',
    isChild: true,
  },
  {
    story: 'ASSAULT',
    offences: ['OF61131'],
    hoursAgo: 6.0,
    authorisedAfter: 22,
    cell: 'M7',
    risk: 'STANDARD',
    observation: '1',
  },
  {
    story: 'BURGLARY',
    offences: ['TH68036'],
    hoursAgo: 7.4,
    authorisedAfter: 25,
    cell: 'M9',
    risk: 'STANDARD',
    observation: '1',
  },
  {
    story: 'DRUGS',
    offences: ['MD71130'],
    hoursAgo: 22.6,
    authorisedAfter: 15,
    cell: 'M12',
    risk: 'MEDIUM',
    observation: '1',
    then: (stay) =>
      [360, 900].forEach((minutes) => review(stay, minutesAfter(authorised(stay), minutes), inspector)),
  },
  {
    story: 'PUBLIC_ORDER',
    offences: ['PU86003'],
    hoursAgo: 4.1,
    authorisedAfter: 30,
    cell: 'M2',
    risk: 'HIGH',
    observation: '3',
    then: (stay) => {
      const out = minutesAfter(now, -75)
      move(stay, 'AT_HOSPITAL')
      stay.exclusions.push({
        kind: 'HOSPITAL_TREATMENT',
        starts_at: out,
        ends_at: null,
        reason: 'Head injury before arrest; ambulance to hospital with an officer.',
      })
      stay.log.push(line('HOSPITAL_OUT', out, 'Left for hospital by ambulance with an officer.', sergeant))
    },
  },
  {
    story: 'DOMESTIC',
    offences: ['SC15005', 'CJ88116'],
    hoursAgo: 15.5,
    authorisedAfter: 20,
    cell: 'M15',
    risk: 'MEDIUM',
    observation: '2',
    then: (stay) => {
      reviewAll(stay, minutesAfter(now, -1), inspector)
      const charged = minutesAfter(now, -55)
      move(stay, 'CHARGED_HELD')
      stay.log.push(
        line('CHARGE', charged, 'Charged on the advice of the CPS.', sergeant),
        line(
          'BAIL_REFUSED',
          minutesAfter(charged, 10),
          'Bail refused: would interfere with a witness.',
          sergeant,
        ),
      )
    },
  },
]

function move(stay: Happening, state: string): void {
  stay.own = { ...stay.own, state }
  stay.status = state
}

const authorised = (stay: Happening): Date =>
  stay.own.authorised_at instanceof Date ? stay.own.authorised_at : stay.at
const line = (kind: string, at: Date, text: string, author: string): LogLine => ({
  kind,
  at,
  text,
  author,
  role: 'CUSTODY_SERGEANT',
})
