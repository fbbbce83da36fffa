/** Names as London's communities bear them, the commonest first: common knowledge, put together here into people who do not exist. */

export const origins = [
  'British',
  'Irish',
  'Polish',
  'Arabic',
  'South Asian',
  'Chinese',
  'Vietnamese',
  'West African',
  'Caribbean',
] as const
export type Origin = (typeof origins)[number]

/** Names put together from parts: how often a bearer has such a rare one, and the parts, the commoner first. */
export type MadeNames = {
  share: number
  beginnings: readonly string[]
  joint?: string
  endings: readonly string[]
}

export type OriginNames = {
  /** Share of all people, 0 to 1. */
  share: number
  male: readonly string[]
  female: readonly string[]
  surnames: readonly string[]
  /** How steeply the commonest names lead: 1 is Zipf's law. */
  forenameSkew: number
  surnameSkew: number
  rareForenames?: MadeNames
  rareSurnames?: MadeNames
  /** Share with a middle name, and where it comes from when not from the forenames. */
  middleShare: number
  middles?: { male: readonly string[]; female: readonly string[] }
  doubleSurnameShare: number
  /** A woman's form of a surname: its ending and what it becomes. */
  feminine?: readonly (readonly [string, string])[]
  /** Share who are written with the family name first when nobody asks. */
  familyFirstShare: number
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

export const originNames: Record<Origin, OriginNames> = {
  British: {
    share: 0.45,
    forenameSkew: 0.75,
    surnameSkew: 0.9,
    male: words(
      `David John Michael Paul James Andrew Mark Peter Robert Richard Stephen Daniel Christopher Thomas Matthew William
       Anthony Kevin Ian Gary Steven Martin Jack Lee Simon Alan Joshua Philip Jason Graham Adam Samuel Benjamin Luke
       Craig George Neil Oliver Jonathan Alexander Stuart Joseph Ryan Darren Harry Brian Barry Nicholas Dean Edward
       Nigel Roger Timothy Charles Keith Callum Scott Jamie Trevor Lewis Jordan Colin Geoffrey Nathan Shaun Terence
       Wayne Alfie Charlie Archie Kenneth Raymond Derek Carl Aaron Connor Tyler Ashley Kieran Bradley Russell Dennis
       Ronald Frederick Leslie Clive Gavin Henry Leonard Jake Max Toby Isaac Reece Kyle Rhys Gareth Dylan Owen Elliot
       Duncan Hamish Angus Fraser Leon Marcus Maurice Norman Stanley Ernest Albert Freddie Theo Jude Ellis Evan Rory`,
    ),
    female: words(
      `Susan Sarah Margaret Karen Elizabeth Emma Julie Jacqueline Helen Christine Patricia Linda Jennifer Nicola Claire
       Jane Louise Catherine Lisa Deborah Laura Alison Rebecca Amanda Tracey Sharon Rachel Jessica Samantha Charlotte
       Victoria Emily Joanne Hannah Sophie Amy Janet Carol Lauren Chloe Katie Gemma Michelle Kelly Lucy Angela Dawn
       Caroline Maria Diane Lesley Kathryn Natalie Donna Wendy Stephanie Olivia Megan Anne Mary Barbara Pauline Sandra
       Georgia Bethany Holly Abigail Ella Eleanor Grace Molly Alice Ruth Gillian Hayley Kerry Leanne Kirsty Heather
       Zoe Jodie Danielle Stacey Kimberley Maureen Sheila Valerie Yvonne Frances Hilary Judith Marion Rosemary Dorothy
       Joan Jean Doreen Irene Ivy Florence Amelia Isla Evie Poppy Daisy Phoebe Freya Imogen Georgina Harriet Cerys Sian`,
    ),
    surnames: words(
      `Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts Green
       Hall Wood Jackson Clarke Harris Clark Turner Hill Moore Cooper Ward Morris Thomas King Baker Harrison Morgan Allen
       James Scott Phillips Watson Davis Parker Price Bennett Young Griffiths Mitchell Kelly Cook Carter Richardson
       Bailey Collins Bell Shaw Murphy Miller Cox Khan Richards Marshall Anderson Simpson Ellis Adams Wilkinson Foster
       Powell Chapman Webb Rogers Gray Mason Hunt Mills Holmes Palmer Matthews Fisher Barnes Knight Lloyd Butler Russell
       Barker Stevens Jenkins Dixon Fletcher Hughes Stewart Reynolds Graham Murray Pearson Armstrong Elliott Gibson
       Lawrence Newman Burton Saunders Hart Walsh Cross Cole Lowe Howard Spencer Payne Perkins Bradley Harvey Hudson
       Webster Chambers Doyle Page Day Ford West Rose Lane Burns Potter Hayes Jordan Black Stone Wells Hopkins Austin
       Barrett Bird Frost Goodwin Gilbert Hodgson Nicholson Osborne Parsons Pritchard Rowe Sutton Tucker Yates Bishop`,
    ),
    rareSurnames: {
      share: 0.45,
      beginnings: words(
        `Ash Alder Bar Bas Bel Bick Birch Black Bol Bram Brin Broad Bur Cal Car Chad Chal Cold Cor Cran Cul Dal Dar Den
         Dray Dun Eld Elm Fair Fal Fen Fern Fox Gar Gil Glas Gor Gran Grim Had Hal Har Hart Hasl Haw Heath Hen Hol Horn
         Hux Kel Ken Kings Kirk Lam Lang Lay Lin Lock Lud Mal Mar May Mel Mid Mil Mor Net New Nor Oak Old Os Pal Pem Pen
         Pick Pres Quin Rad Ram Raven Red Rich Ros Rush Sal San Scar Sel Shel Sher Sil Stan Steb Stok Sud Sut Swin Tat
         Thorn Til Tor Tun Up Vern Wad Wal War Wel Wes Whit Wil Win Wol Wren Yar York`,
      ),
      endings: words(
        `ley ton ham well ford field bury worth by wick stead more shaw ridge den combe croft burn gate stone hurst land
         leigh man son sey brook dale ward grove hill house cote mere thorpe wood yard bridge lock`,
      ),
    },
    middleShare: 0.55,
    doubleSurnameShare: 0.03,
    familyFirstShare: 0.005,
  },
  Irish: {
    share: 0.05,
    forenameSkew: 0.8,
    surnameSkew: 0.75,
    male: words(
      `Patrick John Michael Sean James Daniel Conor Ciaran Brian Declan Liam Niall Kevin Thomas Eoin Padraig Aidan
       Brendan Cormac Fergal Gerard Colm Dermot Donal Eamon Fintan Killian Lorcan Malachy Oisin Owen Ronan Ruairi
       Seamus Tadhg Darragh Cathal Diarmuid Fionn Cian Rory Shane Desmond Noel Martin`,
    ),
    female: words(
      `Mary Bridget Siobhan Aoife Niamh Sinead Ciara Orla Grainne Roisin Maeve Deirdre Aisling Caoimhe Eimear Fionnuala
       Saoirse Clodagh Nuala Breda Noreen Una Oonagh Kathleen Eileen Maura Geraldine Bernadette Dervla Emer Grania
       Nora Philomena Rosaleen Sorcha Caitlin Erin Tara Ailbhe Blathnaid`,
    ),
    surnames: words(
      `Murphy Kelly O'Sullivan Walsh O'Brien Byrne Ryan O'Connor O'Neill O'Reilly Doyle McCarthy Gallagher Doherty
       Kennedy Lynch Murray Quinn Moore McLoughlin O'Carroll Connolly Daly O'Connell Wilson Dunne Brennan Burke Collins
       Campbell Clarke Johnston Hughes O'Farrell Fitzgerald Brown Martin Maguire Nolan Flynn Thompson O'Callaghan
       O'Donnell Duffy O'Mahony Boyle Healy O'Shea White Sweeney Hayes Kavanagh Power McGrath Moran Brady Stewart Casey
       Foley Fitzpatrick O'Leary McDonnell McMahon Donnelly Regan Donovan Burns Flanagan Mullan Barry Kane Robinson
       Cunningham Griffin Kenny Sheehan Ward Whelan Lyons Reid Graham Higgins Cullen Keane King Maher MacKenna Bell
       Scott Hogan O'Keeffe Magee MacNamara MacDonald MacDermott Molony O'Rourke Buckley O'Dwyer`,
    ),
    middleShare: 0.5,
    doubleSurnameShare: 0.02,
    familyFirstShare: 0.005,
  },
  Polish: {
    share: 0.07,
    forenameSkew: 0.8,
    surnameSkew: 0.6,
    male: words(
      `Piotr Krzysztof Andrzej Tomasz Jan Pawel Marcin Michal Stanislaw Grzegorz Jerzy Tadeusz Adam Lukasz Zbigniew
       Ryszard Dariusz Henryk Mariusz Kazimierz Wojciech Robert Mateusz Marian Rafal Jacek Janusz Miroslaw Maciej
       Slawomir Jaroslaw Kamil Wieslaw Roman Wladyslaw Jakub Artur Zdzislaw Edward Mieczyslaw Damian Dawid Przemyslaw
       Sebastian Czeslaw Leszek Daniel Waldemar Bartosz Szymon Dominik Karol Arkadiusz Radoslaw Hubert Bartlomiej`,
    ),
    female: words(
      `Anna Maria Katarzyna Malgorzata Agnieszka Krystyna Barbara Ewa Elzbieta Zofia Janina Teresa Joanna Magdalena
       Monika Jadwiga Danuta Irena Halina Helena Beata Aleksandra Marta Dorota Marianna Grazyna Jolanta Stanislawa
       Iwona Karolina Bozena Urszula Justyna Renata Alicja Paulina Sylwia Natalia Wanda Agata Aneta Izabela Ewelina
       Marzena Wieslawa Genowefa Patrycja Kazimiera Edyta Stefania Julia Weronika Oliwia Zuzanna Wiktoria Kinga`,
    ),
    surnames: words(
      `Nowak Kowalski Wisniewski Wojcik Kowalczyk Kaminski Lewandowski Zielinski Szymanski Wozniak Dabrowski Kozlowski
       Jankowski Mazur Kwiatkowski Krawczyk Kaczmarek Piotrowski Grabowski Zajac Pawlowski Michalski Krol Wieczorek
       Jablonski Wrobel Nowakowski Majewski Olszewski Stepien Malinowski Jaworski Adamczyk Dudek Nowicki Pawlak Gorski
       Witkowski Walczak Sikora Baran Rutkowski Michalak Szewczyk Ostrowski Tomaszewski Pietrzak Zalewski Wroblewski
       Marciniak Jasinski Zawadzki Bak Jakubowski Sadowski Duda Chmielewski Wlodarczyk Borkowski Czarnecki Sawicki
       Sokolowski Urbanski Kubiak Maciejewski Szczepanski Kucharski Wilk Kalinowski Lis Mazurek Wysocki Adamski
       Kazmierczak Wasilewski Sobczak Czerwinski Andrzejewski Cieslak Glowacki Zakrzewski Kolodziej Sikorski Krajewski
       Gajewski Szymczak Szulc Baranowski Laskowski Brzezinski Makowski Ziolkowski Przybylski`,
    ),
    rareSurnames: {
      share: 0.4,
      beginnings: words(
        `Bart Bogd Bor Brod Brzoz Cich Czech Dab Dobr Domb Drozd Galecz Gniew Gor Grod Has Jagod Jas Jez Kacz Kal Karp
         Klim Kos Krasn Kras Krup Kul Lip Lub Mal Mic Milcz Mos Nied Ol Orl Os Pas Piec Piotr Plon Pogod Ras Rog Rud
         Ryb Sier Siem Skow Slaw Sob Stach Stan Star Sulk Szaf Tom Wal Wierz Wit Wod Zar Zab Zim Zur`,
      ),
      endings: words('owski inski ewski anski ecki icki owicz czyk czak ek ak aszek iak'),
    },
    middleShare: 0.3,
    doubleSurnameShare: 0.04,
    feminine: [
      ['ski', 'ska'],
      ['cki', 'cka'],
      ['dzki', 'dzka'],
    ],
    familyFirstShare: 0.03,
  },
  Arabic: {
    share: 0.06,
    forenameSkew: 0.9,
    surnameSkew: 0.6,
    male: words(
      `Mohammed Ahmed Ali Omar Hassan Hussein Ibrahim Mustafa Khalid Youssef Abdullah Mahmoud Karim Samir Said Tariq
       Hamza Bilal Abdulrahman Salem Nasser Faisal Walid Rashid Jamal Adel Fadi Ziad Majid Sami Anwar Bassam Hisham
       Ismail Marwan Munir Nabil Osama Qasim Rami Salim Tawfiq Yahya Zakaria Abdelkader Abdulaziz Haitham Amjad Hakim`,
    ),
    female: words(
      `Fatima Aisha Maryam Zainab Khadija Layla Nour Huda Amina Samira Rania Salma Yasmin Hanan Noura Dalia Amal Sara
       Hala Iman Karima Lina Mona Nadia Najwa Rasha Reem Sahar Sana Suad Widad Zahra Abeer Asma Farida Ghada Hayat
       Jamila Latifa Malak Rabia Safa Shaima Sumaya Wafa Yusra`,
    ),
    surnames: words(
      `Ahmed Ali Hassan Mohammed Hussein Ibrahim Al-Hassan Khalil Mahmoud Mansour Al-Masri Saleh Haddad El-Sayed Nasser
       Abdullah Al-Khatib Hamdan Omar Osman Al-Shami Aziz Salem Al-Najjar Said Bakri Darwish Fares Ghanem Al-Jabouri
       Al-Rashid Jaber Kassem Al-Tamimi Karimi Qasim Rahman Al-Obeidi Sabbagh Al-Dulaimi Shaheen Sharif Suleiman Taha
       Tawil Al-Zubaidi Younis Zaki Abdel-Rahman Abu-Bakr Abdulaziz Ben-Salah Benali Bouzid Bousaid Chaouch El-Amrani
       El-Idrissi El-Fassi Belkacem Boudiaf Cherif Hamidi Jebari Kaddour Lahlou Mansouri Mebarki Rachidi Slimani Tahiri
       Touati Zerrouki Abdi Farah Jama Warsame Mohamud Yusuf Nur Hersi Adan Elmi`,
    ),
    rareSurnames: {
      share: 0.2,
      beginnings: words(
        'Al-Bagh Al-Bas Al-Dam Al-Had Al-Ham Al-Ham Al-Kab Al-Kurd Al-Mal Al-Mut Al-Naj Al-Qad Al-Sab Al-Sad Al-Sal Al-Shar Al-Suf Al-War Al-Zah',
      ),
      endings: words('ari adi awi ani ali ami abi ouri asi iri idi'),
    },
    middleShare: 0.45,
    middles: {
      male: words(
        'Mohammed Ahmed Ali Abdullah Hassan Ibrahim Omar Khalid Yusuf Mahmoud Saleh Hussein Said Karim',
      ),
      female: words(
        'Mohammed Ahmed Ali Abdullah Hassan Ibrahim Omar Khalid Yusuf Mahmoud Saleh Hussein Said Karim',
      ),
    },
    doubleSurnameShare: 0.02,
    familyFirstShare: 0.03,
  },
  'South Asian': {
    share: 0.15,
    forenameSkew: 0.7,
    surnameSkew: 0.95,
    male: words(
      `Mohammed Muhammad Abdul Imran Ahmed Ali Usman Bilal Hassan Hamza Asif Amir Shahid Kamran Tariq Nadeem Rizwan
       Adnan Faisal Zeeshan Rahul Sanjay Amit Vikram Rajesh Sunil Anil Ravi Arjun Rohan Nikhil Vijay Deepak Ashok Mahesh
       Harpreet Gurpreet Jaspreet Manjit Sukhwinder Balwinder Amarjit Kuldeep Satnam Jaswinder Shafiqul Rafiqul Mizanur
       Kamrul Nazrul Shahidul Aminul Habibur Anwar Jahangir Suresh Pradeep Nimal Thivakaran Kumar Senthil Aravind
       Prakash Dinesh Hitesh Jignesh Nilesh Ketan Bhavesh Aakash Karan Varun`,
    ),
    female: words(
      `Fatima Ayesha Shabana Nasreen Rukhsana Zainab Sadia Maryam Khadija Farzana Samina Shazia Rubina Nazia Saima
       Priya Anjali Sunita Kavita Neha Pooja Meena Deepika Shreya Divya Lakshmi Geeta Rekha Nisha Harpreet Gurpreet
       Jaspreet Manjit Sukhwinder Balwinder Simran Kiran Amarjit Kulwinder Jaswinder Rahima Shahida Nasima Sultana
       Rehana Hasina Taslima Momtaz Salma Monira Nirmala Thivya Kamala Chitra Vasanthi Hetal Bhavna Dipti Jyoti Hina`,
    ),
    surnames: words(
      `Khan Patel Singh Ahmed Hussain Ali Begum Kaur Shah Akhtar Miah Mahmood Sharma Iqbal Malik Rahman Uddin Hussain
       Chowdhury Islam Mistry Kumar Mirza Bibi Aslam Raja Butt Qureshi Sheikh Javed Ahmad Parmar Gill Sandhu Dhillon
       Sidhu Bains Dhaliwal Grewal Mann Rai Chauhan Mehta Desai Joshi Gupta Verma Kapoor Malhotra Agarwal Reddy Nair
       Menon Iyer Pillai Fernando Perera Silva Sivakumar Ganeshan Rajaratnam Haque Hoque Alam Karim Khatun Khanom Sarkar
       Das Roy Ghosh Banerjee Mukherjee Chatterjee Bhatt Trivedi Pandya Solanki Rathod Vaghela Mohammed Abbas Anwar Arshad
       Ashraf Aziz Bashir Chaudhry Farooq Ghani Hanif Hayat Jamil Khalid Latif Mughal Nawaz Rafiq Rashid Riaz Saleem
       Siddiqui Tariq Yousaf Zaman Baig Dar Bhatti Rana Virk Cheema Bajwa`,
    ),
    rareSurnames: {
      share: 0.12,
      beginnings: words(
        'Bhag Chand Dhar Gan Gop Jay Kal Kri Lak Mahal Nag Nar Param Prem Pur Raj Ram Sat Shan Siv Sub Sundar Thay Ven Vij Vish Yog',
      ),
      endings: words(
        'an anathan ani apillai aratnam asamy asingham avelu esan iah lingam moorthy nathan rajah war wani',
      ),
    },
    middleShare: 0.3,
    middles: {
      male: words('Ahmed Singh Kumar Ali Hussain Abdul Mohammed Khan Raj Lal Islam Rahman'),
      female: words('Kaur Begum Bibi Devi Kumari Akhter Khatun Jahan Parveen Sultana Rani Ben'),
    },
    doubleSurnameShare: 0.01,
    familyFirstShare: 0.02,
  },
  Chinese: {
    share: 0.04,
    forenameSkew: 0.4,
    surnameSkew: 0.85,
    male: words(
      'Wei Jun Ming Hao Lei Jie Qiang Tao Bo Chao Feng Gang Hai Jian Kai Liang Long Peng Rui Yong Kelvin Jason Raymond Vincent',
    ),
    female: words(
      'Fang Na Li Min Jing Yan Xia Juan Ying Mei Hui Ling Ping Qian Yun Lan Hong Xue Dan Ting Grace Vivian Joyce Fiona',
    ),
    rareForenames: {
      share: 0.72,
      beginnings: words(
        'Xiao Jia Yi Zi Wen Zhi Jian Guo Hao Yu Mei Xin Li Jun Ming Shu Qiu Chun Yong Hai Zhen Cheng De Hong Rui Si Tian Wei Ya Ying',
      ),
      endings: words(
        'ming wei jie hua ling feng hui xin yan ting jun long hong yu ping qiang fang na lin bin chen hao jing lan lei min qing xia yi zhu',
      ),
    },
    surnames: words(
      `Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Tang Song Xu Han
       Deng Feng Cao Peng Zeng Xiao Tian Dong Pan Yuan Cai Jiang Yu Du Ye Cheng Wei Su Lu Ding Ren Lu Yao Shen Zhong Cui
       Tan Lu Fan Wang Jin Shi Liao Jia Xia Wei Fu Fang Bai Zou Meng Qin Qiu Jiang Chan Wong Leung Cheung Lau Ng Ho Lam Yip
       Kwok Tsang Chow Cheng Fung Yeung Tse Lai Mak Choi Ouyang Situ Szeto Auyeung`,
    ),
    middleShare: 0.02,
    doubleSurnameShare: 0,
    familyFirstShare: 0.2,
  },
  Vietnamese: {
    share: 0.03,
    forenameSkew: 0.5,
    surnameSkew: 1.25,
    male: words(
      'Minh Hung Tuan Dung Hai Long Nam Thanh Duc Hoang Quang Son Tien Trung Cuong Hieu Khanh Phong Quan Tai Thang Tung Viet Binh Dat Duy Khoa Kien Loc Phuc Tan Thien Tri Vinh Vu',
    ),
    female: words(
      'Linh Huong Lan Mai Hoa Thuy Hang Ngoc Phuong Trang Thao Nga Hien Loan Nhung Oanh Thu Tuyet Van Yen Anh Chi Diep Dung Giang Ha Hanh Hong Lien Ly My Nhu Quynh Tam Thanh Tram Uyen Xuan',
    ),
    rareForenames: {
      share: 0.25,
      beginnings: words('Minh Ngoc Thanh Quoc Hoang Bao Kim Phuong Thu My Xuan Duc Anh Gia Tuan'),
      joint: ' ',
      endings: words('Anh Khoa Linh Chau Ha Huy Lan Long Mai Nam Phuc Quan Thao Trang Tu Vy'),
    },
    surnames: words(
      'Nguyen Tran Le Pham Hoang Phan Vu Vo Dang Bui Do Ho Ngo Duong Ly Huynh Dinh Truong Lam Doan Trinh Dao Mai Luong Cao Ta To Quach Thai Chu La Ton Vuong',
    ),
    middleShare: 0.85,
    middles: {
      male: words('Van Van Van Van Duc Minh Quoc Huu Xuan Hoang Thanh Ngoc Dinh Cong Anh'),
      female: words('Thi Thi Thi Thi Thi Ngoc Kim Thu Minh Phuong Thanh Hoang Bich My'),
    },
    doubleSurnameShare: 0.02,
    familyFirstShare: 0.3,
  },
  'West African': {
    share: 0.08,
    forenameSkew: 0.5,
    surnameSkew: 0.5,
    male: words(
      `Emmanuel Samuel Kwame Kofi David Daniel Emeka Chidi Tunde Ibrahim Joseph Michael Segun Femi Kwabena Yaw Kojo
       Kwaku Chukwuemeka Obinna Ifeanyi Chinedu Ikenna Uchenna Babatunde Olumide Oluwaseun Adewale Adebayo Kayode Wale
       Musa Abubakar Sulaiman Mohammed Mamadou Ousmane Abdoulaye Cheikh Moussa Lamine Alhaji Foday Prince Godwin Sunday
       Festus Isaac Ebenezer Nana Kweku Ekow Amadou Boubacar`,
    ),
    female: words(
      `Grace Blessing Mary Abena Ama Akosua Adwoa Yaa Efua Esi Comfort Mercy Patience Esther Ngozi Chioma Adaeze
       Chinwe Ifeoma Nkechi Amaka Funmilayo Yewande Folake Temitope Oluwatoyin Bukola Titilayo Adenike Ronke Kehinde
       Taiwo Aminata Fatoumata Mariama Aissatou Fatmata Isatu Kadiatu Hawa Zainab Hauwa Rahmatu Precious Gifty Vida
       Charity Joy Favour Peace Abigail Deborah Afia Akua`,
    ),
    rareForenames: {
      share: 0.25,
      beginnings: words('Oluwa Ade Olu Ayo Temi Chukwu Chi Ife Nnam Ola Damil Mofe Tolu Onye Ugo'),
      endings: words(
        'seun tobi bayo wale dare kemi tola nike femi sola bukola mide ma emeka nonso ebuka zoba',
      ),
    },
    surnames: words(
      `Mensah Owusu Boateng Osei Appiah Asante Agyemang Addo Amoah Antwi Boakye Frimpong Gyamfi Acheampong Adjei Ofori
       Opoku Sarpong Yeboah Ansah Darko Danso Kyei Nkrumah Quaye Tetteh Okafor Okonkwo Eze Okoro Nwosu Obi Okeke Onyeka
       Nwachukwu Chukwu Igwe Uche Ogbonna Anyanwu Adeyemi Adebayo Ogunleye Adeleke Adeniyi Afolabi Akande Alabi Balogun
       Bello Ojo Oladipo Olawale Olaniyan Oyedepo Salako Sanusi Williams Johnson Davies Kamara Sesay Koroma Conteh Bangura
       Kargbo Turay Jalloh Bah Barry Diallo Diop Ndiaye Fall Cisse Traore Keita Toure Camara Sow Ba Sylla Ceesay Jallow
       Njie Sanneh Abubakar Ibrahim Musa Yusuf Suleiman Usman`,
    ),
    rareSurnames: {
      share: 0.35,
      beginnings: words(
        'Ade Ola Olu Ogun Ayo Oye Akin Owo Fa Ajay Nwa Chukwu Oko Uzo Nna Eke Ani Ama Asa Boa Ofo Ose Agye Amp Kwa',
      ),
      endings: words(
        'yemi bayo wale tunde leye niyi dele sanya bisi kunle moye fisayo dipo jide nkwo emeka eze uche oma manu si tuo ah ong oah',
      ),
    },
    middleShare: 0.5,
    doubleSurnameShare: 0.05,
    familyFirstShare: 0.05,
  },
  Caribbean: {
    share: 0.07,
    forenameSkew: 0.6,
    surnameSkew: 0.7,
    male: words(
      `Michael Anthony Marlon Andre Jermaine Leroy Winston Delroy Errol Devon Tyrone Dwayne Clifton Desmond Courtney
       Romario Kemar Shane Ricardo Omar Javon Kymani Malachi Tyrell Tyreese Kieron Reuben Isaiah Josiah Zion Elijah
       Jerome Lloyd Neville Everton Garfield Fitzroy Carlton Rohan Damion Oneil Odane Kirk Curtis Jahmal Kadeem Rashawn
       Shaquille Nathaniel Ezekiel Jaheim Tafari Levi Denzel Vivian`,
    ),
    female: words(
      `Sandra Marcia Beverley Yvonne Claudette Simone Shanice Latoya Keisha Monique Chantelle Tamika Aaliyah Tianna
       Renee Shereen Kadisha Nevaeh Jada Natalie Donna Sharon Paulette Hyacinth Gloria Pearl Merlene Norma Sonia
       Charmaine Kerry-Ann Shelly-Ann Tashana Shantel Rochelle Nicole Danielle Shauna Antonia Jodian Tanya Kimone
       Sherene Rhianna Tiana Shaniqua Leonie Verna Icilda Cynthia Una Sharna Toni-Ann`,
    ),
    surnames: words(
      `Brown Williams Campbell Johnson Smith Thompson Clarke Gordon Francis Grant Reid Robinson Walker Morgan Stewart
       Lewis Edwards Davis Wright Henry James Thomas Scott Bailey Anderson Joseph Charles Simpson Morrison Powell Graham
       Gayle Beckford Blake Bogle Brathwaite Barrett Alleyne Bennett Cumberbatch Deslandes Ellis Facey Forbes Gittens
       Hibbert Hinds Hylton Jarrett Levy Lindo Malcolm McKenzie McFarlane Mclean Nembhard Palmer Passley Peart Pinnock
       Plummer Pusey Richards Rowe Samuels Shirley Spence Sinclair Stephenson Tulloch Vassell Wedderburn Whyte Wint
       Baptiste Pierre Alexis Augustin Jean-Louis St-Hilaire Ferdinand Felix Hippolyte Greenidge Worrell Boyce Bynoe
       Maynard Roach Sealy Weekes Ramdin Persaud Singh Mohammed Ramsaran`,
    ),
    middleShare: 0.5,
    doubleSurnameShare: 0.12,
    familyFirstShare: 0.005,
  },
}
