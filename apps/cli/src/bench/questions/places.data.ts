/** Questions after places and things: addresses as they are said, half plates, telephone numbers, serials. */
import { box, type Question } from './question.ts'

/** Flats of one block are one letter apart: number and block as somebody says them at the door. */
const flats = [
  ['{flat} Keats House', 'Keats House', 0],
  ['Keats House {number}', 'Keats House', 1],
  ['{number} Bluebell Court', 'Bluebell Court', 0],
  ['flat {number} bluebell ct', 'Bluebell Court', 1],
  ['{flat} Foundry Hse {street}', 'Foundry House', 0],
  ['{flat} rowan point', 'Rowan Point', 0],
  ['flat {number} tidewel tower', 'Tidewell Tower', 0],
] as const

const houses = [
  ['{number} Whitegate Rd', 'Whitegate Road', 0],
  ['{number} lacemaker st', 'Lacemaker Street', 0],
  ['{number} Lace Maker Street', 'Lacemaker Street', 1],
  ['{number} cooperfield close', 'Copperfield Close', 0],
  ['{number} Nightingale Rse', 'Nightingale Rise', 0],
  ['{number} gasolder lane', 'Gasholder Lane', 0],
  ['{number} signal man road', 'Signalman Road', 0],
  ['{street} {number}', 'Viaduct Street', 0],
  ['{number} tanner hil', 'Tanner Hill', 0],
  ['{number} Orchard Gdns', 'Orchard Gardens', 0],
  ['{number} Elmcroft Ave', 'Elmcroft Avenue', 0],
  ['{number} Ferndale Cres', 'Ferndale Crescent', 0],
  ['no {number} Sexton Road', 'Sexton Road', 0],
  ['{number} Underhill Road {postcode}', 'Underhill Road', 0],
] as const

const addresses = [
  ['flat 3 14 avenue road', ['Flat 3', '14', 'Avenue Road', 'SE25']],
  ['flat 3, 14 Avenue Rd SE25', ['Flat 3', '14', 'Avenue Road', 'SE25']],
  ['14 avenue road flat 3', ['Flat 3', '14', 'Avenue Road', 'SE25']],
  ['31 avenu road', ['', '31', 'Avenue Road', 'SE25']],
  ['14 the avenue', ['', '14', 'The Avenue', 'SE19']],
  ['3 avenue gdns', ['', '3', 'Avenue Gardens', 'SE25']],
  ['14 avery rd', ['', '14', 'Avery Road', 'SE6']],
  ['flat 9 27 tenison terrace', ['Flat 9', '27', 'Tennison Terrace', 'SE25']],
  ['tennison terrace flat 9', ['Flat 9', '27', 'Tennison Terrace', 'SE25']],
] as const

const spots = [
  ['car park behind the shops', 'Car park behind the shops, Portland Rise'],
  ['bus stop by the library whitegate road', 'Bus stop outside the library, Whitegate Road'],
  ['viaduct st underpass', 'Underpass at Viaduct Street'],
  ['mulberry rise play area', 'Play area, Mulberry Rise estate'],
  ['tow path gasholders', 'Towpath by the gasholders'],
  ['foot bridge signalman road', 'Footbridge at Signalman Road'],
  ['skatepark brickfield row', 'Skate park, Brickfield Row'],
  ['market square', 'Market square, Chandler Road'],
  ['station entrance clocktower road', 'Entrance to the station, Clocktower Road'],
  ['multi storey kiln street', 'Multi-storey car park, Kiln Street'],
  ['alley between sexton road and tanner hill', 'Alley between Sexton Road and Tanner Hill'],
  ['snooker hall weaver st', 'Snooker hall, Weaver Street'],
  ['chicken shop lacemaker', 'Chicken shop, Lacemaker Street'],
  ['rec ground hopfield lane', 'Recreation ground, Hopfield Lane'],
] as const

const plates = [
  box('half a plate', 'objects', '*{part}', 'plateEnd', [], 0),
  box('half a plate', 'objects', '*{part}', 'plateEnd', [], 1),
  box('half a plate', 'objects', '??? ?{part}', 'plateEnd', [], 2),
  box('half a plate', 'objects', '????{part}', 'plateEnd', [], 3),
  box('half a plate', 'objects', '{part}', 'plateEnd', [], 4),
  box('half a plate', 'objects', '{part}*', 'plateBeginning', [], 0),
  box('half a plate', 'objects', '{part} ???', 'plateBeginning', [], 1),
  box('half a plate', 'objects', '{part}', 'plateBeginning', [], 2),
  box('half a plate', 'objects', '{beginning} {colour} {make}', 'plate', [], 3),
  box('half a plate', 'objects', '*{part}*', 'plateMiddle', [], 0),
  box('half a plate', 'objects', '?{unfirst}', 'plate', [], 90),
  box('half a plate', 'objects', '{unread}', 'plate', [], 5),
  box('half a plate', 'objects', '{unread}', 'plate', [], 6),
  box('half a plate', 'objects', '{beginning}??{ending}', 'plateUnread', [], 0),
  box('half a plate', 'objects', '{beginning}*{ending}', 'plateUnread', [], 1),
  box('half a plate', 'objects', '{colour} {make} {model} *{ending}', 'plate', [], 8),
  box('half a plate', 'objects', '{colour} {make} {beginning}', 'plate', [], 9),
  box('half a plate', 'objects', '{make} {model} {ending}', 'plate', [], 10),
  box('whole plate', 'objects', '{beginning} {ending}', 'plate', [], 11),
  box('whole plate', 'objects', '{beginning}-{ending}', 'plate', [], 12),
  box('keeper of a plate', 'people', '{vrm}', 'keeper', [], 0),
  box('keeper of a plate', 'people', '{vrm}', 'keeper', [], 1),
]

const phones = [
  box('telephone', 'objects', '{spaced}', 'phone', [], 0),
  box('telephone', 'objects', '{international}', 'phone', [], 1),
  box('telephone', 'objects', '0044{unnational}', 'phone', [], 2),
  box('part of a telephone', 'objects', '*{part}', 'phoneEnd', [], 0),
  box('part of a telephone', 'objects', '*{part}', 'phoneEnd', [], 1),
  box('part of a telephone', 'objects', '{part}', 'phoneEnd', [], 2),
  box('part of a telephone', 'objects', 'ends {part}', 'phoneEnd', [], 3),
  box('part of a telephone', 'objects', '*{part}*', 'phoneMiddle', [], 0),
  box('part of a telephone', 'objects', '{spacedOut}', 'phone', [], 4),
  box('whose telephone', 'people', '{national}', 'caller', [], 0),
  box('whose telephone', 'people', '{national}', 'caller', [], 1),
  box('whose telephone', 'people', '{national}', 'caller', [], 2),
  box('account', 'objects', '{email}', 'account', [], 0),
  box('account', 'objects', '{name}*', 'account', [], 1),
  box('account', 'objects', '{name}', 'account', [], 2),
]

const exhibits = [
  box('exhibit', 'written', 'black padded coat', 'exhibit', ['Black padded coat found over a garden wall']),
  box('exhibit', 'written', 'crowbar red paint', 'exhibit', ['Crowbar, red paint at the end']),
  box('exhibit', 'written', 'gold bracelet purse', 'exhibit', ['Gold bracelet in a purse']),
  box('exhibit', 'written', 'green pedal cycles', 'exhibit', ['Pedal cycle, green, no lock']),
  box('exhibit', 'written', 'wraps white powder sock', 'exhibit', ['24 wraps of white powder in a sock']),
  box('exhibit', 'written', 'blouse torn', 'exhibit', ['Torn blouse with stains']),
  box('seal', 'written', 'B4410021', 'seal', ['B4410021']),
  box('seal', 'written', '*380077', 'seal', ['B4380077']),
  box('seal', 'written', 'b4410107', 'seal', ['B4410107']),
]

export const placeQuestions: readonly Question[] = [
  ...flats.map(([text, block, nth]) => ({
    ...box('flat of a block', 'places', text, 'flat', [block], nth),
    or: box('flat of a block', 'places', 'flat 4 avenue road', 'address', [
      'Flat 4',
      '14',
      'Avenue Road',
      'SE25',
    ]),
  })),
  ...houses.map(([text, street, nth]) => ({
    ...box('part of an address', 'places', text, 'house', [street], nth),
    or: box('part of an address', 'places', '12 avenu rd', 'address', ['', '12', 'Avenue Road', 'SE25']),
  })),
  ...addresses.map(([text, of]) => box('part of an address', 'places', text, 'address', of)),
  ...spots.map(([text, words]) => box('place as it is called', 'places', text, 'publicPlace', [words])),
  box('postcode', 'places', '{run}', 'postcode', [], 0),
  box('postcode', 'places', '{postcode}', 'postcode', [], 1),
  ...plates,
  ...phones,
  ...exhibits,
  ...[
    ['Tanner Hill', '400'],
    ['Kiln Street', '600'],
    ['Chandler Road', '800'],
    ['Viaduct Street', '500'],
    ['Avenue Road', '700'],
  ].map(([street = '', metres = '']): Question => ({
    ask: 'near',
    kind: 'near a place between two days',
    fact: 'around',
    of: [street, metres],
    metres: Number(metres),
  })),
]
