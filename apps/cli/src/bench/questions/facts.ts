/** Facts of the store by which the answers of the questions are known: read from the rows themselves, never from what is searched. */

/** Each answers rows of `ids` (all right answers) and slots, in an order that one store always has; parameters are texts. */
const people = `person_name y JOIN person_record p ON p.id = y.person_record_id WHERE y.acl_id = 0 AND p.acl_id = 0 AND p.dob_precision = 'day'`
const personSlots = `y.forename, y.surname, to_char(p.dob, 'DD/MM/YYYY') AS dob, to_char(p.dob, 'YYYY') AS year, array_agg(DISTINCT p.nominal_id) AS ids`
const nominalsOf = (role: string) =>
  `(SELECT array_agg(DISTINCT p.nominal_id) FROM link k JOIN person_record p ON p.id = k.from_id WHERE k.to_id = o.id AND k.role ${role} AND p.acl_id = 0)`
const vehicles = `object o WHERE o.kind = 'VEHICLE' AND o.acl_id = 0 AND length(o.key_value) = 7`
const halfPlate = (part: string) =>
  `SELECT array_agg(o.id) AS ids, ${part} AS part, min(o.details->>'make') AS make, min(o.details->>'colour') AS colour FROM ${vehicles} GROUP BY ${part} HAVING count(*) <= 10 ORDER BY md5(${part}), 2`
const phones = `object o WHERE o.kind = 'PHONE' AND o.acl_id = 0 AND o.key_value LIKE '+44%'`

const buildWords = `CASE d.build WHEN 'PROPORTIONATE' THEN 'medium' ELSE lower(d.build) END`
const hairWords = `lower(replace(d.hair_colour, '_', ' '))`

export const facts = {
  /** People of a surname, one row for each name and birth. */
  surname: `SELECT ${personSlots} FROM ${people} AND y.kind = 'PRIMARY' AND y.surname = $1 GROUP BY y.forename, y.surname, p.dob ORDER BY p.dob, 1`,
  forename: `SELECT ${personSlots} FROM ${people} AND y.kind = 'PRIMARY' AND y.forename = $1 GROUP BY y.forename, y.surname, p.dob ORDER BY p.dob, 2`,
  /** Everybody who is called so in the street. */
  streetName: `SELECT array_agg(DISTINCT p.nominal_id) AS ids, y.forename FROM ${people} AND y.kind = 'STREET' GROUP BY y.forename HAVING count(*) <= 10 ORDER BY md5(y.forename), 2`,
  formerName: `SELECT ${personSlots} FROM ${people} AND y.kind = 'PREVIOUS' GROUP BY y.forename, y.surname, p.dob ORDER BY p.dob, 1, 2`,
  /** Known by this name and birth whatever kind of name it is. */
  named: `SELECT ${personSlots} FROM ${people} AND y.forename = $1 AND y.surname = $2 GROUP BY y.forename, y.surname, p.dob ORDER BY p.dob`,
  identifier: `SELECT array_agg(DISTINCT p.nominal_id) AS ids, i.value, split_part(i.value, '/', 1) || '/' || ltrim(split_part(i.value, '/', 2), '0') AS short, lower(i.value) AS lower, replace(replace(i.value, '/', ' '), '  ', ' ') AS spaced
      FROM person_identifier i JOIN person_record p ON p.id = i.person_record_id WHERE i.type = $1 AND i.acl_id = 0 AND p.acl_id = 0 GROUP BY i.value ORDER BY md5(i.value)`,
  plateEnd: halfPlate('right(o.key_value, 3)'),
  plateBeginning: halfPlate('left(o.key_value, 4)'),
  plateMiddle: halfPlate('substr(o.key_value, 3, 4)'),
  plate: `SELECT array_agg(o.id) AS ids, o.key_value AS vrm, left(o.key_value, 4) AS beginning, right(o.key_value, 3) AS ending, left(o.key_value, 2) || '?' || substr(o.key_value, 4) AS unread, substr(o.key_value, 2) AS unfirst,
      lower(o.details->>'colour') AS colour, lower(o.details->>'make') AS make, lower(o.details->>'model') AS model FROM ${vehicles} GROUP BY o.key_value, o.details ORDER BY md5(o.key_value)`,
  plateUnread: `SELECT array_agg(o.id) AS ids, left(o.key_value, 2) AS beginning, right(o.key_value, 3) AS ending FROM ${vehicles} GROUP BY 2, 3 ORDER BY md5(left(o.key_value, 2) || right(o.key_value, 3))`,
  keeper: `SELECT ${nominalsOf("IN ('KEEPER', 'DRIVER')")} AS ids, o.key_value AS vrm FROM ${vehicles} AND ${nominalsOf("IN ('KEEPER', 'DRIVER')")} IS NOT NULL ORDER BY md5('k' || o.key_value)`,
  phone: `SELECT array_agg(o.id) AS ids, '0' || substr(o.key_value, 4) AS national, o.key_value AS international, substr(o.key_value, 4) AS unnational, '0' || substr(o.key_value, 4, 2) || ' ' || substr(o.key_value, 6, 4) || ' ' || substr(o.key_value, 10) AS "spacedOut", '0' || substr(o.key_value, 4, 4) || ' ' || substr(o.key_value, 8) AS spaced FROM ${phones} GROUP BY o.key_value ORDER BY md5(o.key_value)`,
  phoneEnd: `SELECT array_agg(o.id) AS ids, right(o.key_value, 5) AS part FROM ${phones} GROUP BY 2 HAVING count(*) <= 10 ORDER BY md5(right(o.key_value, 5))`,
  phoneMiddle: `SELECT array_agg(o.id) AS ids, substr(o.key_value, 7, 6) AS part FROM ${phones} GROUP BY 2 HAVING count(*) <= 10 ORDER BY md5(substr(o.key_value, 7, 6))`,
  caller: `SELECT ${nominalsOf("= 'PHONE_OF'")} AS ids, '0' || substr(o.key_value, 4) AS national FROM ${phones} AND ${nominalsOf("= 'PHONE_OF'")} IS NOT NULL ORDER BY md5('c' || o.key_value)`,
  account: `SELECT array_agg(o.id) AS ids, lower(o.key_value) AS email, split_part(lower(o.key_value), '@', 1) AS name FROM object o WHERE o.kind = 'ACCOUNT' AND o.acl_id = 0 GROUP BY o.key_value ORDER BY md5(o.key_value)`,
  weapon: `SELECT array_agg(o.id) AS ids FROM object o WHERE o.kind = 'WEAPON' AND o.acl_id = 0 AND o.label = $1 HAVING count(*) > 0`,
  /** A house by its number and street. */
  house: `SELECT array_agg(l.id) AS ids, l.building_number AS number, l.street, l.postcode FROM location l WHERE l.acl_id = 0 AND l.street = $1 AND l.sub_building IS NULL AND l.building_name IS NULL GROUP BY 2, 3, 4 ORDER BY md5(l.building_number || l.postcode)`,
  flat: `SELECT array_agg(l.id) AS ids, l.sub_building AS flat, regexp_replace(l.sub_building, '\\D', '', 'g') AS number, l.building_name AS block, l.street, l.postcode FROM location l WHERE l.acl_id = 0 AND l.building_name = $1 GROUP BY 2, 4, 5, 6 ORDER BY md5(l.sub_building || l.postcode)`,
  address: `SELECT array_agg(l.id) AS ids FROM location l WHERE l.acl_id = 0 AND coalesce(l.sub_building, '') = $1 AND l.building_number = $2 AND l.street = $3 AND l.postcode LIKE $4 || '%' HAVING count(*) > 0`,
  postcode: `SELECT array_agg(l.id) AS ids, l.postcode, replace(lower(l.postcode), ' ', '') AS run FROM location l WHERE l.acl_id = 0 AND l.postcode IS NOT NULL GROUP BY l.postcode HAVING count(*) <= 10 ORDER BY md5(l.postcode)`,
  publicPlace: `SELECT array_agg(l.id) AS ids FROM location l WHERE l.acl_id = 0 AND l.as_described = $1 HAVING count(*) > 0`,
  /** Incidents of a summary in a street. */
  incidentInStreet: `SELECT array_agg(DISTINCT e.id) AS ids, l.street, to_char(min(e.occurred_from), 'YYYY') AS year FROM event e JOIN link k ON k.from_id = e.id JOIN location l ON l.id = k.to_id
      WHERE e.kind = 'Incident' AND e.acl_id = 0 AND l.acl_id = 0 AND e.summary = $1 AND l.street IS NOT NULL GROUP BY l.street HAVING count(DISTINCT e.id) <= 10 ORDER BY md5(l.street)`,
  incidentAt: `SELECT array_agg(DISTINCT e.id) AS ids FROM event e JOIN link k ON k.from_id = e.id JOIN location l ON l.id = k.to_id
      WHERE e.kind = 'Incident' AND e.acl_id = 0 AND l.acl_id = 0 AND e.summary = $1 AND l.as_described = $2 HAVING count(*) > 0`,
  /** What was recorded with this summary, of any kind. */
  summary: `SELECT array_agg(e.id) AS ids FROM event e WHERE e.acl_id = 0 AND e.summary LIKE $1 || '%' HAVING count(*) > 0`,
  log: `SELECT array_agg(DISTINCT g.record_id) AS ids FROM log_entry g WHERE g.acl_id = 0 AND g.text LIKE $1 || '%' HAVING count(*) > 0`,
  intelligence: `SELECT array_agg(DISTINCT x.report_id) AS ids FROM intelligence_text x WHERE x.acl_id = 0 AND x.is_live AND x.text = $1 HAVING count(*) > 0`,
  /** A report of one text on one person: the surname stands in it. */
  intelligenceOn: `SELECT array_agg(DISTINCT x.report_id) AS ids, split_part(x.text, ' ', 1) AS surname FROM intelligence_text x WHERE x.acl_id = 0 AND x.is_live AND x.text LIKE '% ' || $1 GROUP BY 2 HAVING count(*) <= 10 ORDER BY md5(split_part(x.text, ' ', 1))`,
  intelligenceUnderConditions: `SELECT array_agg(DISTINCT x.report_id) AS ids, split_part(x.text, ' ', 1) AS surname FROM intelligence_text x
      JOIN intelligence_grade g ON g.report_id = x.report_id AND g.number = x.number AND g.kind = 'AUTHORITATIVE' AND g.handling = 'C' AND g.source <> '3' WHERE x.acl_id = 0 AND x.is_live AND x.text LIKE '% ' || $1 GROUP BY 2 ORDER BY md5(split_part(x.text, ' ', 1))`,
  exhibit: `SELECT array_agg(x.id) AS ids FROM exhibit x WHERE x.acl_id = 0 AND x.description = $1 HAVING count(*) > 0`,
  seal: `SELECT array_agg(DISTINCT m.exhibit_id) AS ids FROM exhibit_move m WHERE m.acl_id = 0 AND m.seal_after = $1 HAVING count(*) > 0`,
  wearing: `SELECT array_agg(x.id) AS ids FROM missing_episode x WHERE x.acl_id = 0 AND x.wearing = $1 HAVING count(*) > 0`,
  action: `SELECT array_agg(DISTINCT a.crime_id) AS ids FROM investigation_action a WHERE a.acl_id = 0 AND a.text = $1 HAVING count(*) > 0`,
  decision: `SELECT array_agg(DISTINCT d.crime_id) AS ids FROM investigation_decision d WHERE d.acl_id = 0 AND d.decision = $1 HAVING count(*) > 0`,
  reference: `SELECT ARRAY[r.id] AS ids, r.reference, lower(r.reference) AS lower, split_part(r.reference, '/', 1) AS prefix, split_part(r.reference, '/', 2) AS year, right(split_part(r.reference, '/', 2), 2) AS yy,
      split_part(r.reference, '/', 3) AS serial, ltrim(split_part(r.reference, '/', 3), '0') AS short, split_part(r.reference, '/', 2)::int::text AS middle FROM record r WHERE r.acl_id = 0 AND r.kind = $1 AND r.reference ~ '^[A-Z]+/[0-9]+/[0-9]+$' ORDER BY md5(r.reference)`,
  number: `SELECT ARRAY[r.id] AS ids, r.reference, lower(r.reference) AS lower FROM record r WHERE r.acl_id = 0 AND r.kind = $1 AND r.reference ~ '^[A-Z][0-9]+$' ORDER BY md5(r.reference)`,
  /** The incidents of a day on which little happened. */
  day: `SELECT array_agg(e.id) FILTER (WHERE e.kind = 'Incident') AS ids, to_char(e.occurred_from AT TIME ZONE 'Europe/London', 'DD/MM/YYYY') AS day, to_char(e.occurred_from AT TIME ZONE 'Europe/London', 'FMDD FMMonth YYYY') AS words
      FROM event e WHERE e.acl_id = 0 GROUP BY 2, 3 HAVING count(*) BETWEEN 2 AND 10 AND bool_or(e.kind = 'Incident') ORDER BY md5(to_char(e.occurred_from AT TIME ZONE 'Europe/London', 'DD/MM/YYYY'))`,
  /** Somebody who was measured, with a mark where one was seen. */
  described: `SELECT ARRAY[p.nominal_id] AS ids, d.height_from_cm::text AS height, d.build, d.hair_colour AS hair, d.hair_style AS "hairStyle", d.facial_hair AS "facialHair", d.eye_colour AS eyes, p.sex,
      m.kind AS "markKind", m.site AS "markSite", m.side AS "markSide", m.words AS "markWords", extract(year FROM age(now(), p.dob))::int::text AS age
      FROM person_description d JOIN person_record p ON p.id = d.person_record_id LEFT JOIN person_mark m ON m.description_id = d.id
     WHERE d.acl_id = 0 AND p.acl_id = 0 AND ($1 = '' OR m.words = $1 OR m.kind = $1) AND ($1 <> '' OR m.id IS NULL) ORDER BY d.height_from_cm, d.build, md5(p.dob::text)`,
  /** Everybody who looks so and had a part in something in the street in the month; with a mark, or without asking for one. */
  describedThere: `SELECT array_agg(DISTINCT p.nominal_id) AS ids, CASE p.sex WHEN 'F' THEN 'woman' ELSE 'man' END AS who, ${buildWords} AS build, ${hairWords} AS hair, lower(m.side) AS side, l.street,
      to_char(e.occurred_from AT TIME ZONE 'Europe/London', 'FMMonth YYYY') AS month
      FROM person_description d JOIN person_record p ON p.id = d.person_record_id LEFT JOIN person_mark m ON m.description_id = d.id AND $1 <> ''
      JOIN link k ON k.to_id = p.id JOIN event e ON e.id = k.from_id AND e.kind IN ('Incident', 'Arrest', 'Crime') JOIN link o ON o.from_id = e.id JOIN location l ON l.id = o.to_id
     WHERE d.acl_id = 0 AND p.acl_id = 0 AND p.sex IN ('M', 'F') AND e.acl_id = 0 AND l.acl_id = 0 AND l.street IS NOT NULL AND d.build IS NOT NULL AND d.hair_colour IS NOT NULL AND ($1 = '' OR m.words = $1 OR m.kind = $1)
     GROUP BY 2, 3, 4, 5, 6, 7 HAVING count(DISTINCT p.nominal_id) <= 10 ORDER BY md5(l.street || to_char(min(e.occurred_from), 'YYYY-MM')), 3, 4, 2`,
  /** Suspects of what was done in these two ways. */
  methods: `SELECT array_agg(DISTINCT p.nominal_id) AS ids, a.code AS "methodA", b.code AS "methodB" FROM event_method a JOIN event_method b ON b.event_id = a.event_id AND b.code > a.code
      JOIN link k ON k.from_id = a.event_id AND k.role = 'SUSPECT' JOIN person_record p ON p.id = k.to_id WHERE a.acl_id = 0 AND p.acl_id = 0 GROUP BY 2, 3 HAVING count(DISTINCT p.nominal_id) <= 10 ORDER BY md5(a.code || b.code)`,
  /** The ten events nearest to a house of the street within so many metres in the last year. */
  around: `WITH here AS (SELECT l.id, l.latitude AS la, l.longitude AS lo FROM location l WHERE l.acl_id = 0 AND l.street = $1 AND l.latitude IS NOT NULL ORDER BY l.postcode, l.building_number, l.sub_building, l.id LIMIT 1),
      happened AS (SELECT DISTINCT e.id, e.occurred_from AS at, h.id AS place, 6371008 * 2 * asin(sqrt(power(sin(radians(l.latitude - h.la) / 2), 2) + cos(radians(h.la)) * cos(radians(l.latitude)) * power(sin(radians(l.longitude - h.lo) / 2), 2))) AS metres
        FROM here h, event e JOIN link k ON k.from_id = e.id JOIN location l ON l.id = k.to_id AND l.acl_id = 0 WHERE e.acl_id = 0 AND e.occurred_from > now() - interval '364 days' AND l.latitude IS NOT NULL)
      SELECT array_agg(x.id) AS ids, x.place::text, to_char(now() - interval '363 days', 'YYYY-MM-DD') AS "from", to_char(now(), 'YYYY-MM-DD') AS "to" FROM (SELECT * FROM happened WHERE metres <= $2::int ORDER BY metres, at DESC LIMIT 10) x GROUP BY x.place`,
} as const

export type FactName = keyof typeof facts
