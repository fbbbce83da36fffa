/** The people and the place of the acceptance journey: what the store holds, and what the officers will hear and type. */

/** The flat that the despatcher searches for, and the warning that she must see. */
export const flat = {
  search: 'avenue road',
  subBuilding: 'Flat 3',
  buildingNumber: '14',
  street: 'Avenue Road',
  town: 'London',
  postcode: 'SE25 0AB',
  address: 'Flat 3, 14 Avenue Road, London, SE25 0AB',
  marker: { code: 'WEAPON', reason: 'Baseball bat seen behind the front door' },
} as const

/** People known at the flat before the journey begins. */
export const knownAtFlat = [
  { forename: 'Bernadette', surname: 'Colquitt', sex: 'F', dob: '1968-11-23', role: 'LODGER' },
  { forename: 'Wayne', surname: 'Tolliver', sex: 'M', dob: '1984-03-15', role: 'FREQUENTS' },
] as const

/** How the suspect stands in the store: his surname misspelt, the day and the month of his birth changed round. */
export const suspectHeld = {
  forename: 'Darren',
  middle: 'Lee',
  surname: 'Whitlocke',
  dob: '1991-04-07',
  sex: 'M',
  streetName: 'Dazza',
  falseName: { forename: 'Dean', surname: 'Whitaker' },
  pncSerial: { year: 2088, serial: 104417 },
  croSerial: { year: 88, serial: 104417 },
  address: 'Flat 9, 27 Tennison Terrace, London, SE25 0BD',
} as const

/** What the officer hears at the door. */
export const suspectHeard = {
  forename: 'Darren',
  surname: 'Whitlock',
  dob: '1991-07-04',
  dobTyped: '04/07/1991',
  sex: 'M',
} as const

/** Neither of them is in the store when the journey begins. */
export const victim = {
  forename: 'Keeley',
  surname: 'Marchbanks',
  dob: '1993-02-19',
  dobTyped: '19/02/1993',
  sex: 'F',
  phone: '07700 900417',
} as const
export const daughter = {
  forename: 'Ruby',
  surname: 'Marchbanks',
  dob: '2016-09-30',
  dobTyped: '30/09/2016',
  sex: 'F',
} as const

/** The entry that only the members of the group may know of. */
export const restrictedEntry = {
  group: 'Operation Larkspur',
  text: 'WHITLOCKE is storing two handguns for others at a lock-up off Holmesdale Mews and moves them on Thursday nights.',
} as const

/** Who takes part, by staff number; their passwords are in sign-ins.ts. */
export const cast = {
  despatcher: 'P1001',
  officer: 'P1003',
  custodySergeant: 'P1012',
  analyst: 'P1019',
  intelligenceOfficer: 'P1018',
  admin: 'P1025',
} as const

/** The phone of the victim is kept free of anybody else. */
export const keptFreeOfPhones: readonly string[] = ['07700900417']
