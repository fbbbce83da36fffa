/** What happens in the demonstration: incident types with their words and the offences that arrests for them name. */

export type Story = {
  type: string
  share: number
  title: string
  summaries: readonly string[]
  offences: readonly string[]
  crimeType: string | null
  isDomestic: boolean
  isIndoors: boolean
}

export const stories: readonly Story[] = [
  { type: 'DOMESTIC', share: 16, title: 'Domestic incident', isDomestic: true, isIndoors: true, crimeType: 'Violence against the person', offences: ['OF61102', 'CJ88116', 'SC15004', 'SC15005', 'CD71039'],
    summaries: ['Caller says her partner is shouting and has pushed her. Children can be heard.', 'Neighbours hear a man and a woman arguing and things being thrown.', 'Former partner is outside and will not leave.', 'Caller has locked herself in the bathroom.', 'Argument over money between partners, no injuries seen.'] },
  { type: 'ASSAULT', share: 11, title: 'Assault', isDomestic: false, isIndoors: false, crimeType: 'Violence against the person', offences: ['OF61102', 'CJ88001', 'CJ88116', 'OF61131', 'CJ88160'],
    summaries: ['Male punched to the face after an argument, cut above the eye.', 'Two groups fighting, one person on the floor.', 'Bus driver spat at and struck.', 'Security guard assaulted by a shoplifter.'] },
  { type: 'THEFT', share: 12, title: 'Theft', isDomestic: false, isIndoors: false, crimeType: 'Theft', offences: ['TH68010', 'TH68001', 'TH68006', 'TH68020'],
    summaries: ['Phone snatched by a rider on an electric bike.', 'Male left with meat and spirits without paying.', 'Pedal cycle taken from the rack, lock cut.', 'Purse taken from a bag in a queue.'] },
  { type: 'BURGLARY', share: 7, title: 'Burglary', isDomestic: false, isIndoors: true, crimeType: 'Burglary', offences: ['TH68036', 'TH68026', 'TH68037'],
    summaries: ['Front door forced, jewellery and a laptop gone.', 'Resident came home to find the back window broken.', 'Shed broken into overnight, tools taken.'] },
  { type: 'VEHICLE_CRIME', share: 7, title: 'Vehicle crime', isDomestic: false, isIndoors: false, crimeType: 'Vehicle offences', offences: ['TH68007', 'TH68013', 'TH68050', 'CA81001'],
    summaries: ['Catalytic converter cut from a parked car.', 'Car taken without keys from outside the house.', 'Window smashed and a sports bag taken.'] },
  { type: 'ROBBERY', share: 4, title: 'Robbery', isDomestic: false, isIndoors: false, crimeType: 'Robbery', offences: ['TH68023', 'TH68025'],
    summaries: ['Teenager threatened with a knife and made to hand over his phone and coat.', 'Two males on a moped took a bag by force.'] },
  { type: 'CRIMINAL_DAMAGE', share: 5, title: 'Criminal damage', isDomestic: false, isIndoors: true, crimeType: 'Criminal damage', offences: ['CD71039', 'CD71043'],
    summaries: ['Brick through the front window.', 'Paint thrown over the door and the car.', 'Car scratched along both sides.'] },
  { type: 'DRUGS', share: 5, title: 'Drugs', isDomestic: false, isIndoors: false, crimeType: 'Drug offences', offences: ['MD71530', 'MD71210', 'MD71211', 'MD71531'],
    summaries: ['Males dealing from a parked car.', 'Strong smell of cannabis and people coming and going at all hours.', 'Plants seen through a skylight by a roofer.'] },
  { type: 'WEAPON', share: 3, title: 'Weapon seen or carried', isDomestic: false, isIndoors: false, crimeType: 'Possession of weapons', offences: ['CJ88144', 'PC53001', 'CJ88154'],
    summaries: ['Youth showed a large blade in his waistband.', 'Male waving a machete at passers-by.'] },
  { type: 'HARASSMENT', share: 4, title: 'Harassment or stalking', isDomestic: true, isIndoors: true, crimeType: 'Violence against the person', offences: ['PH97004', 'PH97006', 'SE20002', 'FL96001'],
    summaries: ['Forty messages in a day from a former partner, who was also seen outside her work.', 'Letters pushed through the door although an order forbids contact.'] },
  { type: 'PUBLIC_ORDER', share: 5, title: 'Public order', isDomestic: false, isIndoors: false, crimeType: 'Public order offences', offences: ['PU86004', 'PU86149', 'PU86003', 'CJ67002'],
    summaries: ['Male shouting abuse and trying to fight door staff.', 'Group of twenty fighting outside the pub.'] },
  { type: 'ASB', share: 6, title: 'Anti-social behaviour', isDomestic: false, isIndoors: false, crimeType: null, offences: ['PU86149'],
    summaries: ['Youths throwing stones at buses.', 'Off-road bikes on the pavement again.', 'People drinking and urinating in the stairwell.'] },
  { type: 'CONCERN_FOR_SAFETY', share: 7, title: 'Concern for safety', isDomestic: false, isIndoors: true, crimeType: null, offences: [],
    summaries: ['Carer cannot get an answer at the door.', 'School reports that a child has not been seen for a week.', 'Friend has had a message that he does not want to go on.'] },
  { type: 'MISSING_PERSON', share: 3, title: 'Missing person', isDomestic: false, isIndoors: true, crimeType: null, offences: [],
    summaries: ['Did not come home from school, phone is off.', 'Resident of the care home has walked out without his coat.'] },
  { type: 'SUSPICIOUS', share: 3, title: 'Suspicious person or vehicle', isDomestic: false, isIndoors: false, crimeType: null, offences: ['TH68081'],
    summaries: ['Two males trying car doors along the street.', 'Van circling and filming houses.'] },
  { type: 'COLLISION', share: 2, title: 'Road traffic collision', isDomestic: false, isIndoors: false, crimeType: null, offences: ['RT88007', 'RT88218', 'RT88575'],
    summaries: ['Two cars, one driver smells of drink.', 'Cyclist knocked off, driver did not stop.'] },
]
