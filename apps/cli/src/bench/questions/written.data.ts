/** Questions after what was written: calls, logs, grounds, intelligence, searches of people; and numbers as they are typed. */
import { box, type Question } from './question.ts'

/** What an officer remembers of one call, and the words with which it was recorded. */
const calls = [
  ['schoolchild knife phone coat', 'Schoolchild threatened with a knife on the way home'],
  ['rear window jewellery laptop', 'Rear window forced while the family was out'],
  ['"searched tidily"', 'Rear window forced in the afternoon'],
  ['held by the throat children next room', 'Punched and held by the throat by her partner'],
  ['throwing things took her phone', 'Shouting and things thrown; she says'],
  ['argument money door kicked', 'Argument over money; a door was kicked'],
  ['forty messages husband waits outside work', 'Forty messages in a day from her husband'],
  ['dealing parked car dropped a bag', 'Seen to deal from a parked car'],
  ['followed bus racist abuse', 'Followed from the bus by a man'],
  ['purse queue card used within the hour', 'Purse taken from a bag in a queue; her card'],
  ['scratched NEAR/4 overnight', 'Car scratched along both sides overnight'],
  ['youths blade station', 'Youths seen to show a blade by the station'],
  ['music until four kicked her door', 'Music and shouting until four again'],
  ['bottles garden music', 'Music and shouting until four; bottles'],
  ['missing school older males phone off', 'Did not come home from school and the phone is off'],
  ['left medication at home argument', 'Walked out after an argument and left his medication'],
  ['baseball bat front door', 'Shouting on the landing between two men'],
  ['"baseball bat" NEAR "front door"', 'Shouting on the landing between two men'],
  ['visitor drinking landing', 'Shouting on the landing between two men'],
] as const

/** A common story, told apart by its street. */
const inStreets = [
  ['paint thrown {street}', 'Paint thrown over the door and the car.', 0],
  ['brick window {street}', 'Brick through the front window.', 0],
  ['catalytic converter {street}', 'Catalytic converter cut from a parked car.', 0],
  ['cannabis smell {street}', 'Strong smell of cannabis and people coming and going at all hours.', 0],
  ['carer no answer door {street}', 'Carer cannot get an answer at the door.', 0],
  ['locked in bathroom {street}', 'Caller has locked herself in the bathroom.', 1],
  ['shed tools {street}', 'Shed broken into overnight, tools taken.', 1],
  ['front door forced laptop {street}', 'Front door forced, jewellery and a laptop gone.', 2],
] as const

const atPlaces = [
  ['machete skate park', 'Male waving a machete at passers-by.', 'Skate park, Brickfield Row'],
  [
    'phone snatched market square',
    'Phone snatched by a rider on an electric bike.',
    'Market square, Chandler Road',
  ],
  [
    'bus driver spat at whitegate road',
    'Bus driver spat at and struck.',
    'Bus stop outside the library, Whitegate Road',
  ],
  [
    'dealing car multi-storey kiln street',
    'Males dealing from a parked car.',
    'Multi-storey car park, Kiln Street',
  ],
] as const

/** What was found out about somebody, with the name in the text. */
const intelligence = [
  ['{surname} crack heroin parked car', 'is dealing crack and heroin from a parked car in the evenings.', 0],
  ['{surname} dealing heroin', 'is dealing crack and heroin from a parked car in the evenings.', 1],
  ['{surname} lock knife sock', 'carries a lock knife in his right sock.', 0],
  ['{surname} stolen phones abroad', 'buys stolen phones and sends them abroad.', 0],
  ['{surname} disqualified driving', 'is driving although disqualified.', 0],
  ['{surname} "vulnerable man"', 'uses the flat of a vulnerable man to sell from.', 0],
  ['{surname} new partner', 'is living with a new partner and has not told his offender manager.', 0],
  ['{surname} fallen out robbed', 'has fallen out with the people he used to rob with and fears them.', 0],
] as const

/** The same under conditions, which a detective may read. */
const underConditions = [
  ['{surname} crack heroin', 'is dealing crack and heroin from a parked car in the evenings.', 0],
  ['{surname} knife sock', 'carries a lock knife in his right sock.', 0],
  ['{surname} phones abroad', 'buys stolen phones and sends them abroad.', 0],
  ['{surname} disqualified', 'is driving although disqualified.', 0],
] as const

const actions = [
  ['film of the two shops', 'Collect the film of the two shops before it is overwritten'],
  ['statement friend who names him', 'Take a statement from the friend who names him'],
  ['second hand shops watch', 'Ask the second-hand shops for the watch'],
  ['photograph injuries bruises', 'Photograph the injuries again now that bruises show'],
] as const

const logs = [
  ['walked to the coast cold tired', 'Came back alone; cold and tired'],
  ['bail refused interfere witness', 'Bail refused: would interfere with a witness.'],
  ['hospital ambulance with an officer', 'Left for hospital by ambulance with an officer.'],
  ['believes he will kill her throat', 'Graded high: Held by the throat'],
  ['older males without medication', 'Reported missing, risk HI'],
] as const

/** Numbers of records as they are typed: whole, short, without strokes. */
const numbers = [
  ['{reference}', 'Incident', 0],
  ['{lower}', 'Incident', 1],
  ['{prefix}/{yy}/{short}', 'Incident', 2],
  ['{prefix} {year} {serial}', 'Incident', 3],
  ['{prefix}{year}{serial}', 'Incident', 4],
  ['{reference}', 'Crime', 0],
  ['cr/{yy}/{short}', 'Crime', 1],
  ['cr {year} {short}', 'Crime', 2],
  ['CR-{year}-{serial}', 'Crime', 3],
  ['{year}/{serial} CR', 'Crime', 4],
  ['{lower}', 'Arrest', 0],
  ['vul/{yy}/{short}', 'VulnerabilityReport', 0],
  ['int/{yy}/{short}', 'IntelligenceReport', 0],
  ['asb {yy} {short}', 'AsbReport', 0],
  ['exh/{yy}/{short}', 'Exhibit', 0],
] as const

export const writtenQuestions: readonly Question[] = [
  ...calls.map(([text, summary]) => box('words of a call', 'written', text, 'summary', [summary])),
  ...inStreets.map(([text, summary, nth]) =>
    box('words and a street', 'written', text, 'incidentInStreet', [summary], nth),
  ),
  ...atPlaces.map(([text, ...of]) => ({
    ...box('words and a place', 'written', text, 'incidentAt', of),
    or: box('words and a street', 'written', 'car scratched {street}', 'incidentInStreet', [
      'Car scratched along both sides.',
    ]),
  })),
  ...intelligence.map(([text, words, nth]) => ({
    ...box('intelligence', 'texts', text, 'intelligenceOn', [words], nth),
    or: box('intelligence', 'texts', '{surname}', 'intelligenceOn', ['%']),
  })),
  box('intelligence', 'texts', 'whitlocke lock knife waistband', 'intelligence', [
    'WHITLOCKE carries a lock knife in his waistband when he works.',
  ]),
  box('intelligence', 'texts', '"avenue road" new woman', 'intelligence', [
    'WHITLOCKE is seeing a new woman in the Avenue Road area and stays there some nights.',
  ]),
  ...underConditions.map(([text, words, nth]) => ({
    ...box('intelligence under conditions', 'texts', text, 'intelligenceUnderConditions', [words], nth),
    or: box('intelligence under conditions', 'texts', '{surname}', 'intelligenceUnderConditions', ['%']),
  })),
  ...actions.map(([text, words]) => box('action of an investigation', 'written', text, 'action', [words])),
  ...logs.map(([text, words]) => box('words of a log', 'texts', text, 'log', [words])),
  box('missing person', 'written', 'school uniform black coat red rucksack', 'wearing', [
    'School uniform, black coat, white trainers, red rucksack',
  ]),
  box('missing person', 'written', 'blue jacket jeans', 'wearing', ['Blue jacket, jeans']),
  box('decision', 'written', 'no identification procedure', 'decision', [
    'No identification procedure before the arrest',
  ]),
  box('decision', 'written', 'children trained interviewer', 'decision', [
    'The children are spoken to by a trained interviewer, not at home',
  ]),
  box('grounds of a search', 'written', 'hand a wrap took money', 'summary', [
    'Seen to hand a wrap to another',
  ]),
  box('grounds of a search', 'written', 'smell cannabis doorway', 'summary', ['Smell of cannabis from him']),
  box('grounds of a search', 'written', 'trying car doors', 'summary', ['Trying the doors of parked cars']),
  box('grounds of a search', 'written', 'witness pointed out waistband', 'summary', [
    'Pointed out by a witness as the one with the blade',
  ]),
  ...numbers.map(([text, kind, nth]) =>
    box('number as it is typed', 'written', text, 'reference', [kind], nth),
  ),
  box('number as it is typed', 'people', '{lower}', 'number', ['Nominal'], 0),
  box('number as it is typed', 'people', '{reference}', 'number', ['Nominal'], 1),
  box('number as it is typed', 'places', '{lower}', 'number', ['Location'], 0),
  ...['{day}', '{day}', '{words}', '{words}'].map((text, nth) => box('day', 'written', text, 'day', [], nth)),
]
