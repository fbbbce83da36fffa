/** Forces and agencies that own records, by the two digits under which the standing data of the justice system has them; new ones and Police Scotland, which has no digits there, come with a version of the list. */
const written = `01 Metropolitan Police Service
03 Cumbria Constabulary
04 Lancashire Constabulary
05 Merseyside Police
06 Greater Manchester Police
07 Cheshire Constabulary
10 Northumbria Police
11 Durham Constabulary
12 North Yorkshire Police
13 West Yorkshire Police
14 South Yorkshire Police
16 Humberside Police
17 Cleveland Police
20 West Midlands Police
21 Staffordshire Police
22 West Mercia Police
23 Warwickshire Police
24 Ministry of Defence Police
30 Derbyshire Constabulary
31 Nottinghamshire Police
32 Lincolnshire Police
33 Leicestershire Police
34 Northamptonshire Police
35 Cambridgeshire Constabulary
36 Norfolk Constabulary
37 Suffolk Constabulary
40 Bedfordshire Police
41 Hertfordshire Constabulary
42 Essex Police
43 Thames Valley Police
44 Hampshire Constabulary
45 Surrey Police
46 Kent Police
47 Sussex Police
48 City of London Police
50 Devon and Cornwall Police
52 Avon and Somerset Police
53 Gloucestershire Constabulary
54 Wiltshire Police
55 Dorset Police
56 Guernsey Police
57 States of Jersey Police
59 Civil Nuclear Constabulary
60 North Wales Police
61 Gwent Police
62 South Wales Police
63 Dyfed-Powys Police
88 HM Revenue and Customs
91 National Crime Agency
93 British Transport Police
97 Isle of Man Constabulary
98 Police Service of Northern Ireland`

/** One line for each, so that the list is small on the first page. */
export const forces: readonly { code: string; label: string }[] = written
  .split('\n')
  .map((line) => ({ code: line.slice(0, 2), label: line.slice(3) }))
