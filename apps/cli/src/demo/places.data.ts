/** Invented streets of real outward codes in London; the inward halves begin with a 0 that these codes do not use. */

export const districts = [
  { outcode: 'SE25', name: 'South Norwood', latitude: 51.3983, longitude: -0.0754 },
  { outcode: 'SE19', name: 'Upper Norwood', latitude: 51.4184, longitude: -0.0853 },
  { outcode: 'SE20', name: 'Anerley', latitude: 51.4111, longitude: -0.0575 },
  { outcode: 'CR7', name: 'Thornton Heath', latitude: 51.3967, longitude: -0.1003 },
  { outcode: 'SW16', name: 'Streatham', latitude: 51.4205, longitude: -0.1286 },
  { outcode: 'SW2', name: 'Brixton Hill', latitude: 51.4503, longitude: -0.1196 },
  { outcode: 'SE15', name: 'Peckham', latitude: 51.4712, longitude: -0.0637 },
  { outcode: 'SE23', name: 'Forest Hill', latitude: 51.4425, longitude: -0.0486 },
  { outcode: 'SE26', name: 'Sydenham', latitude: 51.4274, longitude: -0.0536 },
  { outcode: 'SE6', name: 'Catford', latitude: 51.4361, longitude: -0.0147 },
  { outcode: 'SE13', name: 'Lewisham', latitude: 51.4577, longitude: -0.0089 },
  { outcode: 'SE14', name: 'New Cross', latitude: 51.4751, longitude: -0.0401 },
  { outcode: 'SE4', name: 'Brockley', latitude: 51.4602, longitude: -0.0353 },
  { outcode: 'BR3', name: 'Beckenham', latitude: 51.4048, longitude: -0.0303 },
  { outcode: 'E8', name: 'Hackney', latitude: 51.5432, longitude: -0.0637 },
  { outcode: 'E9', name: 'Homerton', latitude: 51.5447, longitude: -0.0431 },
] as const

export const streets = [
  'Holmesdale Mews', 'Tennison Terrace', 'Portland Rise', 'Sandringham Walk', 'Lacemaker Street', 'Whitegate Road', 'Cobbler Lane', 'Saltmarsh Road', 'Quarrel Street', 'Belmont Passage',
  'Ferndale Crescent', 'Larch Grove', 'Pottery Close', 'Kiln Street', 'Sexton Road', 'Marigold Street', 'Orchard Gardens', 'Tanner Hill', 'Brickfield Row', 'Chandler Road',
  'Elmcroft Avenue', 'Harrier Way', 'Nightingale Rise', 'Copperfield Close', 'Weaver Street', 'Dovecote Road', 'Gasholder Lane', 'Penrose Street', 'Signalman Road', 'Viaduct Street',
  'Clocktower Road', 'Hopfield Lane', 'Mulberry Rise', 'Rosebank Road', 'Skylark Close', 'Thistle Grove', 'Underhill Road', 'Vinery Street', 'Windlass Road', 'Yarrow Close',
] as const

export const blocks = ['Keats House', 'Bluebell Court', 'Marlpit Court', 'Foundry House', 'Tidewell Tower', 'Rowan Point', 'Sparrow House', 'Galleon Court'] as const

/** Other Avenue Roads and Avenues, so that the flat has to rank above its neighbours. */
export const avenues = [
  { subBuilding: 'Flat 1', number: '14', street: 'Avenue Road', outcode: 'SE25', inward: '0AB' },
  { subBuilding: 'Flat 2', number: '14', street: 'Avenue Road', outcode: 'SE25', inward: '0AB' },
  { subBuilding: 'Flat 4', number: '14', street: 'Avenue Road', outcode: 'SE25', inward: '0AB' },
  { subBuilding: null, number: '12', street: 'Avenue Road', outcode: 'SE25', inward: '0AB' },
  { subBuilding: null, number: '31', street: 'Avenue Road', outcode: 'SE25', inward: '0AD' },
  { subBuilding: 'Flat 3', number: '140', street: 'Avenue Road', outcode: 'SE20', inward: '0NL' },
  { subBuilding: null, number: '14', street: 'Avenue Road', outcode: 'BR3', inward: '0EF' },
  { subBuilding: null, number: '14', street: 'The Avenue', outcode: 'SE19', inward: '0PQ' },
  { subBuilding: null, number: '3', street: 'Avenue Gardens', outcode: 'SE25', inward: '0LT' },
  { subBuilding: null, number: '14', street: 'Avery Road', outcode: 'SE6', inward: '0WX' },
] as const

export const publicPlaces = [
  'Car park behind the shops, Portland Rise', 'Bus stop outside the library, Whitegate Road', 'Underpass at Viaduct Street', 'Play area, Mulberry Rise estate', 'Towpath by the gasholders',
  'Footbridge at Signalman Road', 'Skate park, Brickfield Row', 'Market square, Chandler Road', 'Entrance to the station, Clocktower Road', 'Multi-storey car park, Kiln Street',
  'Alley between Sexton Road and Tanner Hill', 'Snooker hall, Weaver Street', 'Chicken shop, Lacemaker Street', 'Supermarket, Pottery Close', 'Recreation ground, Hopfield Lane',
] as const
