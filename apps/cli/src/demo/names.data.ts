/** Our own short lists of names as London has them; together they make people who do not exist. */

export type NameStock = {
  share: number
  ethnicity: readonly string[]
  observed: string
  male: readonly string[]
  female: readonly string[]
  surnames: readonly string[]
}

const words = (text: string): readonly string[] => text.split(' ')

export const nameStocks: readonly NameStock[] = [
  {
    share: 0.44,
    ethnicity: ['W1'],
    observed: '1',
    male: words(
      'Jack Oliver Harry Thomas James Daniel Luke Ryan Lee Craig Wayne Gary Kevin Stephen Paul Mark Dean Scott Shane Jordan Kyle Connor Liam Callum Nathan Adam Ben Sam George Alfie Terry Barry Keith Nigel Trevor Ricky Carl Jason Stuart Glen',
    ),
    female: words(
      'Emma Chloe Jessica Sophie Lauren Katie Hannah Amy Kelly Donna Tracey Michelle Louise Lisa Claire Sarah Karen Julie Debbie Stacey Leanne Gemma Kirsty Natasha Zoe Abigail Molly Grace Lily Ella Maureen Pauline Sandra Brenda Jade Paige Tina Carol Wendy Lorraine',
    ),
    surnames: words(
      'Ashdown Barrowman Beckwith Blythman Bracewell Brockhurst Calloway Cartmell Chilvers Coverdale Crabtree Darlow Dewhurst Eastlake Fairbairn Fenwright Garside Godbold Hallewell Harbottle Hartshorne Hebden Hinchcliff Jessop Kettleborough Lambton Langstaff Ledbury Makepeace Mellor Netherton Oldroyd Pargeter Peverell Pickersgill Quayle Ramsbottom Rokeby Rushbrook Sandiford Scargill Shackleton Slingsby Standish Stallard Swaine Tattersall Thackray Threlfall Tolliver Tranter Underhay Varley Wadsworth Wainwright Whitmore Widdowson Wilberforce Winstanley Yarborough Smith Jones Taylor Brown Wilson Evans Walker Roberts Wright Green Hall Wood Clarke Jackson Harris Cooper Ward Turner',
    ),
  },
  {
    share: 0.13,
    ethnicity: ['B1', 'M1'],
    observed: '3',
    male: words(
      'Tyrone Jermaine Leroy Dwayne Marlon Andre Malachi Tyrell Kieron Reuben Delroy Winston Errol Clifton Romario Javon Kymani Isaiah Josiah Zion',
    ),
    female: words(
      'Shanice Latoya Keisha Simone Monique Chantelle Tamika Aaliyah Tianna Renee Marcia Beverley Yvonne Claudette Shereen Kadisha Nevaeh Amara Jada Esme',
    ),
    surnames: words(
      'Allerdyce Barrett-Lyle Beckford Bogle Brathwaite Campbell-Rowe Cumberbatch Dacosta Deslandes Gayle Grizzle Hibbert Huggins Lightbourne Mais Nembhard Palmer-Reid Passley Pinnock Rochester Sewell Tulloch Wedderburn Welsh-Morgan Williams',
    ),
  },
  {
    share: 0.13,
    ethnicity: ['B2'],
    observed: '3',
    male: words(
      'Kwame Kofi Emeka Chidi Tunde Segun Femi Ibrahim Yaw Kojo Obinna Abdoulaye Samuel Emmanuel Daniel David Joshua Moses Bashir Dele',
    ),
    female: words(
      'Ama Abena Ngozi Chioma Adaobi Folake Yewande Aisha Fatoumata Efua Blessing Grace Comfort Esther Mercy Patience Temitope Amina Zainab Ife',
    ),
    surnames: words(
      'Abiola Achampong Adebowale Adomako Afolabi Agyapong Akinola Amponsah Asante-Boah Ayodele Balogun-Rae Boakye Danso Diallo Ekwueme Eze Ibekwe Kamara Kargbo Koroma Mensah-Wood Nnamdi Obi Ofori Ogunleye Okonjo Oyelaran Sesay Tetteh Udoh',
    ),
  },
  {
    share: 0.14,
    ethnicity: ['A1', 'A2', 'A3', 'A9'],
    observed: '4',
    male: words(
      'Mohammed Muhammad Ahmed Imran Bilal Hassan Usman Yusuf Rahul Arjun Vikram Sanjay Ravi Harpreet Gurdeep Nikhil Abdul Shafiq Tariq Kamran Thusan Pradeep',
    ),
    female: words(
      'Fatima Ayesha Sadia Nasreen Zara Maryam Priya Anjali Kavita Sunita Deepika Harleen Simran Meera Rukhsana Shabnam Tahmina Nusrat Thivya Lakshmi',
    ),
    surnames: words(
      'Ahmedi Akhtar Bhattal Chaudri Chowdhary Dhaliwall Farooqi Gillani Hussain Hussein Iqbal Islamuddin Joshi Kapadia Khan Malik Miah Mirza Nathwani Patel Qadir Rahman Rajan Sahota Shahzad Sharma Siddique Sivakumar Thakkar Uddin Virdi Yogarajah Zaman Begum',
    ),
  },
  {
    share: 0.09,
    ethnicity: ['W9'],
    observed: '1',
    male: words(
      'Piotr Tomasz Marek Krzysztof Andrei Ionut Bogdan Vasile Dmitri Stefan Georgi Arturas Mantas Luca Marco Joao Tiago Ricardo Dragan Besnik',
    ),
    female: words(
      'Agnieszka Katarzyna Malgorzata Ioana Andreea Elena Daniela Svetlana Gabriela Ruta Giulia Francesca Catarina Ines Milena Arta Zofia Magda Simona Raluca',
    ),
    surnames: words(
      'Adamczyk Balan Berisha Carvalheira Ciobanu Dobrev Dumitrescu Fontanelli Gjoka Grabowski Horvat Ilievski Jankauskas Kaminski Krasniqi Lewandowicz Marinescu Nowakowski Oliveira Petkov Popescu Radulescu Sadowski Silvestri Teixeira Urbonas Wojcik Zielinska-Hart',
    ),
  },
  {
    share: 0.04,
    ethnicity: ['O2', 'O9', 'W9'],
    observed: '6',
    male: words(
      'Mehmet Mustafa Omar Khalid Karim Samir Reza Farhad Hamza Abdirahman Liban Yonas Dawit Emre Serkan',
    ),
    female: words(
      'Elif Ayse Leyla Samira Hodan Sahra Ifrah Selam Miriam Shirin Parisa Zeynep Yasmin Nadia Rahma',
    ),
    surnames: words(
      'Abdi-Hassan Aden Al-Karimi Al-Masri Aydin Bouzidi Celik Demirtas Duale El-Sayed Farah Ghorbani Haddadi Jama Kaya Mohamud Moradi Noor Ozturk Tesfaye Warsame Yilmaz',
    ),
  },
  {
    share: 0.03,
    ethnicity: ['W2'],
    observed: '1',
    male: words('Patrick Sean Brendan Declan Eamon Padraig Cormac Fergal Niall Ronan'),
    female: words('Siobhan Aoife Niamh Orla Bridget Roisin Deirdre Maeve Sinead Ciara'),
    surnames: words(
      "O'Dowd O'Gara O'Shaughn McAvinney McGrory McIlhenny MacBride Brannigan Cassidy Devlin Gallagher-Finn Hanrahan Keaney Lenihan Mulvaney Rafferty Scanlon Tierney",
    ),
  },
]

/** Short and full forms that are given for one another, as people do. */
export const shortForms: readonly (readonly [string, string])[] = [
  ['Stephen', 'Steve'],
  ['Daniel', 'Danny'],
  ['Thomas', 'Tom'],
  ['James', 'Jim'],
  ['Benjamin', 'Ben'],
  ['Samuel', 'Sam'],
  ['Joshua', 'Josh'],
  ['David', 'Dave'],
  ['Deborah', 'Debbie'],
  ['Katie', 'Kate'],
  ['Jessica', 'Jess'],
  ['Abigail', 'Abby'],
  ['Patrick', 'Paddy'],
  ['Mohammed', 'Mo'],
  ['Muhammad', 'Mohammed'],
  ['Emmanuel', 'Manny'],
  ['Stuart', 'Stu'],
  ['Nathan', 'Nate'],
  ['Sandra', 'Sandy'],
  ['Michelle', 'Shelley'],
  ['Jermaine', 'Jay'],
  ['Leroy', 'Lee'],
  ['Natasha', 'Tash'],
  ['Kevin', 'Kev'],
  ['Trevor', 'Trev'],
  ['Terry', 'Terence'],
  ['Ricky', 'Richard'],
  ['Grace', 'Gracie'],
  ['Piotr', 'Peter'],
  ['Tomasz', 'Tom'],
]

export const streetNames = words(
  'Smiler Biggz Ginge Tiny Flash Ghost Stacks Chop Blinky Mouse Rex Spider Trigger Moony Bones Lanky Razor Tank Sully Fingers',
)
export const occupations = [
  'Scaffolder',
  'Shop assistant',
  'Carer',
  'Student',
  'Unemployed',
  'Delivery driver',
  'Chef',
  'Electrician',
  'Teaching assistant',
  'Cleaner',
  'Warehouse worker',
  'Nurse',
  'Barber',
  'Security guard',
  'Office worker',
  'Retired',
  'Labourer',
  'Bus driver',
] as const
