/** The crimes on the desks of investigation: what was recorded, who has it, how far it is and what waits. */
import type { CallName } from './week.data.ts'

export type ActionPlan = {
  text: string
  priority: 'HIGH' | 'MEDIUM' | 'LOW'
  state: 'RAISED' | 'ALLOCATED' | 'RESULTED'
  /** Staff number; none where it waits for allocation. */
  owner?: string
  /** Hours from now; below nothing where it is overdue. */
  due?: number
  result?: string
}

export type CrimePlan = {
  call: CallName
  offence: string
  /** Hours from the call to the recording. */
  recordedAfter: number
  flags: readonly string[]
  isAgainstState?: boolean
  unit: string
  state: 'NEW' | 'ASSESSED' | 'FILED' | 'ALLOCATED' | 'ACTIVE' | 'SUSPECT_MANAGEMENT' | 'AWAITING_FORENSIC'
  /** The officer in the case, and hours from the recording to the allocation. */
  officer?: string
  allocatedAfter?: number
  factors: readonly { factor: string; evidence: string }[]
  suspect?: { status: string; grounds: string }
  description?: string
  lines?: readonly { hypothesis: string; direction: 'TOWARDS' | 'AWAY' }[]
  actions?: readonly ActionPlan[]
  decisions?: readonly { decision: string; reason: string }[]
  message?: { by: string; text: string }
  methods?: readonly string[]
  series?: { name: string; words: string }
}

const rear = ['GROUND_WINDOW', 'GLASS_BROKEN', 'PROPERTY_JEWELLERY', 'SEARCHED_TIDILY']

export const crimePlans: readonly CrimePlan[] = [
  {
    call: 'robbery',
    offence: 'TH68023',
    recordedAfter: 3,
    flags: ['KNIFE'],
    unit: 'SN-CID',
    state: 'ACTIVE',
    officer: 'P1009',
    allocatedAfter: 5,
    factors: [
      { factor: 'SUSPECT', evidence: 'Named by a friend who knows him from school' },
      { factor: 'CCTV', evidence: 'Two shops opposite the bus stop' },
      { factor: 'PROPERTY', evidence: 'The phone has a known IMEI' },
    ],
    suspect: { status: 'OUTSTANDING', grounds: 'Named by a witness; the coat was seen on him the next day.' },
    lines: [
      { hypothesis: 'The named suspect threatened the victim and has the phone', direction: 'TOWARDS' },
      { hypothesis: 'He was at home with his brother, as his mother says', direction: 'AWAY' },
    ],
    actions: [
      {
        text: 'Collect the film of the two shops before it is overwritten',
        priority: 'HIGH',
        state: 'ALLOCATED',
        owner: 'P1009',
        due: -26,
      },
      {
        text: 'Take a statement from the friend who names him',
        priority: 'HIGH',
        state: 'RESULTED',
        owner: 'P1011',
        due: -30,
        result: 'Statement taken with the mother present; picks the coat out and gives the street name.',
      },
      { text: 'Ask the brother where they were', priority: 'MEDIUM', state: 'RAISED' },
      {
        text: 'Arrest the suspect and search for the phone',
        priority: 'HIGH',
        state: 'ALLOCATED',
        owner: 'P1009',
        due: 6,
      },
    ],
    decisions: [
      {
        decision: 'No identification procedure before the arrest',
        reason: 'The friend has known him for years: recognition, and no procedure is needed.',
      },
    ],
    message: { by: 'P1033', text: 'Is the film secured? The shops keep it for five days only.' },
    methods: ['THREATS', 'KNIFE', 'PROPERTY_PHONES'],
  },
  {
    call: 'burglary',
    offence: 'TH68036',
    recordedAfter: 4,
    flags: [],
    unit: 'SN-CID',
    state: 'NEW',
    factors: [],
    methods: rear,
    series: { name: 'Rear windows, afternoons', words: 'Same window, tidy search, within half a mile' },
  },
  {
    call: 'burglaryBefore',
    offence: 'TH68036',
    recordedAfter: 5,
    flags: [],
    unit: 'SN-CID',
    state: 'AWAITING_FORENSIC',
    officer: 'P1011',
    allocatedAfter: 9,
    factors: [
      { factor: 'FORENSIC', evidence: 'Finger marks inside the rear window' },
      { factor: 'PROPERTY', evidence: 'A watch with a number' },
      { factor: 'SERIES', evidence: 'Like another of the same week' },
    ],
    description: 'Male, slim, grey hood, seen in the alley by a neighbour',
    lines: [{ hypothesis: 'The marks belong to a man known for this method', direction: 'TOWARDS' }],
    actions: [
      {
        text: 'Ask the second-hand shops for the watch',
        priority: 'LOW',
        state: 'ALLOCATED',
        owner: 'P1011',
        due: 50,
      },
    ],
    methods: rear,
    series: { name: 'Rear windows, afternoons', words: 'Same window, tidy search, within half a mile' },
  },
  {
    call: 'domestic',
    offence: 'OF61102',
    recordedAfter: 5,
    flags: ['DOMESTIC', 'REPEAT_VICTIM'],
    unit: 'SN-PP',
    state: 'SUSPECT_MANAGEMENT',
    officer: 'P1010',
    allocatedAfter: 7,
    factors: [
      { factor: 'SUSPECT', evidence: 'Her partner, arrested at the scene' },
      { factor: 'WITNESS', evidence: 'The neighbour heard it' },
      { factor: 'VICTIM', evidence: 'She supports it and gave a statement on video' },
    ],
    suspect: { status: 'BAILED', grounds: 'Arrested at the scene and bailed with conditions.' },
    lines: [{ hypothesis: 'He held her by the throat: strangulation', direction: 'TOWARDS' }],
    actions: [
      {
        text: 'Photograph the injuries again now that bruises show',
        priority: 'HIGH',
        state: 'ALLOCATED',
        owner: 'P1010',
        due: -3,
      },
      {
        text: 'Take a statement from the neighbour',
        priority: 'MEDIUM',
        state: 'ALLOCATED',
        owner: 'P1003',
        due: 20,
      },
    ],
    decisions: [
      {
        decision: 'The children are spoken to by a trained interviewer, not at home',
        reason: 'They live with the suspect’s family at weekends.',
      },
    ],
  },
  {
    call: 'drugs',
    offence: 'MD71210',
    recordedAfter: 2,
    flags: [],
    isAgainstState: true,
    unit: 'SN-CID',
    state: 'SUSPECT_MANAGEMENT',
    officer: 'P1011',
    allocatedAfter: 14,
    factors: [
      { factor: 'SUSPECT', evidence: 'Arrested with the bag' },
      { factor: 'COMMUNICATIONS', evidence: 'His phone rang all through the search' },
    ],
    suspect: { status: 'RUI', grounds: 'Dropped the bag as he ran; money and a second phone on him.' },
    actions: [
      {
        text: 'Ask for the download of the phone',
        priority: 'HIGH',
        state: 'ALLOCATED',
        owner: 'P1011',
        due: 30,
      },
    ],
  },
  {
    call: 'hate',
    offence: 'PU86004',
    recordedAfter: 4,
    flags: ['HATE_RACE'],
    unit: 'SN-RESPONSE-B',
    state: 'ALLOCATED',
    officer: 'P1006',
    allocatedAfter: 20,
    factors: [
      { factor: 'CCTV', evidence: 'Cameras of the bus' },
      { factor: 'VICTIM', evidence: 'She would know him again' },
    ],
    description: 'Male, about 40, heavy, red football shirt, got off two stops later',
  },
  {
    call: 'theft',
    offence: 'TH68001',
    recordedAfter: 3,
    flags: [],
    unit: 'SN-RESPONSE-A',
    state: 'ASSESSED',
    factors: [
      { factor: 'COMMUNICATIONS', evidence: 'The card was used in two shops' },
      { factor: 'CCTV', evidence: 'Film of the second shop' },
    ],
    methods: ['PICKPOCKET', 'DISTRACTION'],
  },
  {
    call: 'damage',
    offence: 'CD71039',
    recordedAfter: 6,
    flags: [],
    unit: 'SN-RESPONSE-B',
    state: 'FILED',
    factors: [],
  },
  {
    call: 'knife',
    offence: 'CJ88144',
    recordedAfter: 3,
    flags: ['KNIFE'],
    isAgainstState: true,
    unit: 'SN-RESPONSE-A',
    state: 'ACTIVE',
    officer: 'P1004',
    allocatedAfter: 4,
    factors: [{ factor: 'SUSPECT', evidence: 'Found on him in the search' }],
    suspect: { status: 'CHARGED', grounds: 'A lock knife in his waistband; charged and bailed to court.' },
  },
]
